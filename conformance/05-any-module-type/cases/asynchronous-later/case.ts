import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

import { planBuilds } from "../../../harness/planBuilds.ts";

export default defineCase({
  title: "a library that becomes asynchronous breaks no page that is deployed, static or dynamic; the plan says so",
  builds: {
    host: { remotes: ["middle", "lib"] },
    middle: { exposes: { "./through": "./through.js" }, remotes: ["lib"] },
    lib: { exposes: { "./value": "./value.js" } },
    next: { name: "lib", exposes: { "./value": "./value.js" } },
  },
  deploy: ["host", "middle", "lib"],
  expected: ["first", "through first", "first"],
  async test(page) {
    const deploy = ["host", "middle", "next"];
    await using later = await page.open({ deploy });
    expect(await later.run(({ app }) => app.result())).toEqual(["second", "through second", "second"]);
    const severities = (strictAsync: boolean): unknown =>
      planBuilds(page.builds, { deploy, policy: { strictAsync } }).diagnostics.map(({ code, severity }) => [
        code,
        severity,
      ]);
    expect(severities(false)).toEqual(Array.from({ length: 2 }, () => ["NACRE_PLAN_ASYNC_UNAWARE", "warning"]));
    expect(severities(true)).toEqual(Array.from({ length: 2 }, () => ["NACRE_PLAN_ASYNC_UNAWARE", "error"]));
  },
});
