import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

const css = { experiments: { css: true }, module: { rules: [{ test: /\.css$/, type: "css/auto" }] } };

export default defineCase({
  title: "styles of nested containers belong to the wave, and apply before the application is evaluated",
  environments: ["chromium"],
  builds: {
    host: { remotes: ["a"], config: css },
    a: { exposes: { "./module": "./module.js" }, remotes: ["b"], config: css },
    b: { exposes: { "./module": "./module.js" }, config: css },
  },
  expected: ["rgb(1, 1, 1)", "2px", "3px"],
  test(page) {
    expect(page.requested.filter((file) => file.endsWith(".css"))).toHaveLength(3);
  },
});
