import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "of a library, an application requests the components that it uses, in the files that did not change since",
  builds: {
    shop: { remotes: ["components"] },
    components: {
      folder: "../library-deployed-alone/components",
      exposes: { "./Button": "./Button.js", "./Card": "./Card.js", "./Table": "./Table.js" },
      // As a library that is larger than these three would have them.
      inlineExposes: 0,
      shared: ["view"],
      install: { view: "1.0.0" },
      dependencies: { view: "^1.0.0" },
    },
    next: {
      name: "components",
      folder: "../library-deployed-alone/next",
      exposes: { "./Button": "./Button.js", "./Card": "./Card.js", "./Table": "./Table.js" },
      // As a library that is larger than these three would have them.
      inlineExposes: 0,
      shared: ["view"],
      install: { view: "1.0.0" },
      dependencies: { view: "^1.0.0" },
    },
  },
  deploy: ["shop", "components"],
  expected: "table",
  async test(page) {
    const { exposes, chunks } = page.builds["components"]!.manifest;
    const filesOf = (expose: string): string[] => exposes[expose]!.chunks.flatMap((id) => chunks[id]!.files);
    const unused = ["./Button", "./Card"].flatMap(filesOf).filter((file) => !filesOf("./Table").includes(file));
    expect(unused.length).toBeGreaterThan(0);
    expect(page.requested.filter((file) => unused.includes(file.replace("components/", "")))).toEqual([]);
    const { exposes: later, chunks: laterChunks } = page.builds["next"]!.manifest;
    expect(later["./Table"]!.chunks.flatMap((id) => laterChunks[id]!.files)).toEqual(filesOf("./Table"));
  },
});
