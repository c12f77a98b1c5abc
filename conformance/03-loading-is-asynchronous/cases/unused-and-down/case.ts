import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

interface Failure {
  code: string;
  cause: { code: string };
  details: { container: string };
}

export default defineCase({
  title: "a remote that nobody uses is not requested; one that is down fails where it is imported, and heals",
  builds: {
    host: { remotes: ["lib", "unused"] },
    lib: { exposes: { "./value": "./value.js" } },
    unused: { exposes: { "./value": "./value.js" } },
  },
  async test(first) {
    const page = await first.open({ down: ["lib", "unused"], complaints: [/^NACRE_RUNTIME_FILE_FAILED$/] });
    const error = await page.run(({ app }) =>
      app.read().catch(({ code, cause, details }: Failure) => [code, details.container, cause.code]),
    );
    expect(error).toEqual(["NACRE_RUNTIME_NOT_LOADED", "lib", "NACRE_RUNTIME_FILE_FAILED"]);
    page.down.delete("lib");
    expect(await page.run(({ app }) => app.read())).toBe("value");
    expect(page.requested.filter((file) => file.startsWith("unused/"))).toEqual([]);
  },
});
