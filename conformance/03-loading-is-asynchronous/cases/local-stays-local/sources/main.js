import { read } from "lib/count";
import { increment as incrementRemote } from "lib/counter";
import { increment } from "./counter.js";

export function result() {
  incrementRemote();
  return { local: increment(), remote: incrementRemote(), remoteLocal: read() };
}
