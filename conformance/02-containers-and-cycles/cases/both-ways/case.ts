import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "two containers and the application reach each other's exposed modules",
  builds: {
    host: { exposes: { "./config": "./config.js" }, remotes: ["a", "b"] },
    a: { exposes: { "./x": "./x.js", "./y": "./y.js" }, remotes: ["b", "host"] },
    b: { exposes: { "./x": "./x.js", "./y": "./y.js" }, remotes: ["a", "host"] },
  },
  expected: ["a.y with b.x of the shop", "b.y with a.x of the shop"],
});
