import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

const css = { experiments: { css: true }, module: { rules: [{ test: /\.css$/, type: "css/auto" }] } };

export default defineCase({
  title: "CSS that the bundler emits: imported by an exposed module, exposed itself, and in a nested container",
  environments: ["chromium"],
  separateOrigins: true,
  builds: {
    host: { remotes: ["lib"], config: css },
    lib: { exposes: { "./card": "./card.js", "./theme": "./theme.css" }, remotes: ["deep"], config: css },
    deep: { exposes: { "./badge": "./badge.js" }, config: css },
  },
  expected: ["rgb(1, 2, 3)", "rgb(4, 5, 6)", "7px", "8px"],
  test(page) {
    const styles = page.requested.filter((file) => file.endsWith(".css"));
    expect(styles.map((file) => file.split("/")[0]!).toSorted()).toEqual(["deep", "host", "lib", "lib"]);
  },
});
