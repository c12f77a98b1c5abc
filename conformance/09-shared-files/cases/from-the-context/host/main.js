import deep from "./src/deep/use.js";
import near from "./src/use.js";
import { evaluations, store } from "./src/store.js";

export const result = async () => ({
  evaluations,
  same: [deep, near, (await import("./src/store.js")).store].map((each) => each === store),
});
