import fromA from "a/read";
import fromB from "b/read";
import own from "lib/own";
import { state } from "lib/state";

const required = require("lib/state").state;

export async function result() {
  const { state: lazy } = await import("lib/state");
  return {
    evaluations: globalThis.evaluations,
    same: [fromA, fromB, own, required, lazy].map((each) => each === state),
  };
}
