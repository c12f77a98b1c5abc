import { walk } from "a/x";

export async function result() {
  return { walk: await walk(4), same: walk === (await import("a/x")).walk };
}
