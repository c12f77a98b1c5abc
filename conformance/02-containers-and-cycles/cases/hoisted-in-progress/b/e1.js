import { second } from "c/e2";

export default function one() {
  return "one";
}

const seen = second();
export function other() {
  return seen;
}
