import { createElement as h, useEffect } from "react";

const { chaos } = globalThis;
chaos.ran("near/Part");

/** Misbehaves where it is told to. */
export default function Part() {
  chaos.may("render");
  useEffect(() => {
    chaos.may("effect");
    return () => chaos.may("unmount");
  }, []);
  return h("button", { id: "part", onClick: () => chaos.may("event handler") }, "part");
}
