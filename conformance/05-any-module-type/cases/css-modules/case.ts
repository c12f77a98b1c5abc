import { defineCase } from "../../../harness/Case.ts";

const css = { experiments: { css: true }, module: { rules: [{ test: /\.css$/, type: "css/auto" }] } };

export default defineCase({
  title: "CSS modules of the bundler: their names are there in every environment, and do not clash between builds",
  builds: {
    host: { remotes: ["a", "b"] },
    a: { folder: "card", exposes: { "./card": "./card.js" }, config: css },
    b: { folder: "card", exposes: { "./card": "./card.js" }, config: css },
  },
  expected: { strings: true, different: true },
});
