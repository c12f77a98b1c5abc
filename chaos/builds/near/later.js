import { createElement as h } from "react";

globalThis.chaos.ran("near/later");

export default function Later() {
  return h("p", { id: "later" }, "later");
}
