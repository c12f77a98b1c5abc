import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openPage } from "../browser/harness/openPage.ts";
import { createShell } from "./harness/createShell.ts";
import { readQuickStart, type QuickStart } from "./harness/quickStart.ts";
import { startRegistry, type Registry } from "./harness/startRegistry.ts";

/** What the first command of README makes is outside the repository: nothing is found that was not installed. */
let folder: string;
let registry: Registry;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nacre-quick-start-"));
  registry = await startRegistry(inject("tarballs"));
});

afterAll(async () => {
  await registry[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

describe.each(["webpack", "rspack"] as const)("README's quick start, to the letter, with %s", (bundler) => {
  it("shows what README promises", async () => {
    const quickStart = await readQuickStart(bundler);
    const shell = createShell(await write(quickStart, join(folder, bundler)), registry.url);
    const serving = quickStart.commands.at(-1)!;
    for (const command of quickStart.commands.slice(0, -1)) await shell.run(command);
    // The port of README may be taken here.
    await using server = await shell.start(`${serving} --port 0`, /http:\/\/localhost:\d+/);

    const page = await openPage(server.found);
    const promised = (pattern: RegExp): string => pattern.exec(quickStart.prose)![1]!;
    const greeting = promised(/http:\/\/localhost:4300 shows "(.+?)"/);
    await page.getByRole("button", { name: greeting, exact: true }).click();
    await page.getByRole("button", { name: greeting.replace("0", "1"), exact: true }).waitFor();
    await page.getByRole("link", { name: promised(/, and "(\w+)" shows the page/) }).click();
    await page.getByRole("heading", { name: "Catalog" }).waitFor();
    await page.getByRole("button", { name: "Add to cart (0)" }).click();
    await page.getByRole("button", { name: "Add to cart (1)" }).waitFor();

    const plan = promised(/`(npx nacre plan .+?)`/).replace("http://localhost:4300", server.found);
    expect(await shell.run(plan)).toMatch(/react +│ components +│ \^19\.\d+\.\d+ +│ 19\.\d+\.\d+ +│ shell/);
  });
});

async function write({ files }: QuickStart, to: string): Promise<string> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(to, name)), { recursive: true });
    await writeFile(join(to, name), text);
  }
  return to;
}
