import { two } from "c/e2";

export default function one() {
  return two();
}
