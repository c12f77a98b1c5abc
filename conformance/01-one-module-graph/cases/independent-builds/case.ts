import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a build is the same whatever the others are, and fits what they become",
  builds: {
    host: { remotes: ["lib"] },
    lib: { exposes: { "./version": "./version.js" } },
    next: { name: "lib", exposes: { "./version": "./version.js", "./more": "./more.js" } },
  },
  deploy: ["host", "lib"],
  async test(page) {
    const read = async (of: typeof page): Promise<unknown> => of.run(({ app }) => app.version);
    expect(await read(page)).toBe("first");
    const later = await page.open({ deploy: ["host", "next"] });
    expect(await read(later)).toBe("second, with more");
    expect(later.snapshot.names["host"]).toBe(page.snapshot.names["host"]);
    expect(later.snapshot.names["lib"]).not.toBe(page.snapshot.names["lib"]);
  },
});
