import { name } from "dep";

globalThis.chaos.ran("picky/Strict");

export default function Strict() {
  return name;
}
