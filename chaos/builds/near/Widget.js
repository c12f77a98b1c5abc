import { name } from "dep";
import { part } from "far/Part";
import React, { createElement as h, lazy, Suspense, useState } from "react";
import { add } from "./add.wasm";
import "./widget.css";

globalThis.chaos.ran("near/Widget");
globalThis.chaos.reacts.add(React);

/** An inner lazy chunk, for who has no page. */
export const later = () => import("./later.js");

export default function Widget() {
  const [open, setOpen] = useState(false);
  // A new one for each life of the component: what React's own `lazy` has rejected with, it keeps.
  const [Later] = useState(() => lazy(later));
  const toggle = h("button", { id: "open", onClick: () => setOpen(true) }, `${name} ${part} ${add(1, 2)}`);
  return h("div", { id: "widget" }, toggle, open && h(Suspense, { fallback: "..." }, h(Later)));
}
