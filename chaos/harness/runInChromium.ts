import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Snapshot } from "@nacre/contract";
import { renderShellHtml } from "@nacre/runtime/html";
import { createSigningKey, signSnapshot } from "@nacre/runtime/signing";
import type { Browser, Page } from "playwright-core";
import type { Cell } from "../cells.ts";
import type { World } from "./buildWorld.ts";
import { check, type Seen } from "./check.ts";
import { FaultServer } from "./FaultServer.ts";
import { installChaos, type Chaos } from "./installChaos.ts";
import type { Outcome, Run } from "./Result.ts";
import { baseOf, brokenOf, givenOf, partOf, referenceOf, ruleOf, snapshotOf } from "./target.ts";

/** Milliseconds for one file. Pages have 8,000. */
export const DEADLINE = 4000;

/** What functions that run in the page find there. */
declare const chaos: Chaos;

const read = (file: string): string => readFileSync(createRequire(import.meta.url).resolve(file), "utf8");
const boot = read("@nacre/runtime/boot.js");
const bootSigned = read("@nacre/runtime/boot-signed.js");
const recovery = read("@nacre/runtime/recovery.js");
const template =
  '<!doctype html><html><head><title>Chaos</title><!--nacre--></head><body><div id="root"></div></body></html>';

/** Runs a cell in a browser context of its own. */
export async function runInChromium(browser: Browser, world: World, cell: Cell): Promise<Run> {
  await using server = await FaultServer.start(world);
  server.slow = DEADLINE * 0.7;
  const snapshot = snapshotOf(world, cell, server);
  server.pages
    .set("/", htmlOf(snapshot, cell))
    .set("/snapshot.json", JSON.stringify(await signSnapshot(snapshot, [key])));
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.addInitScript(`(${installChaos.toString()})(${DEADLINE})`);
    return await new ChromiumCell(page, server, world, cell).run();
  } finally {
    await context.close();
  }
}

const key = await createSigningKey(new Date(Date.now() + 86_400_000));
const { privateKey: _, ...trusted } = key;

function htmlOf(snapshot: Snapshot, { layer }: Cell): string {
  if (layer !== "snapshot") return renderShellHtml(template, snapshot, { boot, recovery, deadline: DEADLINE });
  // A static host: one HTML for all, and the snapshot beside it.
  const trust = JSON.stringify({ environment: snapshot.environment, keys: [trusted] }).replaceAll('"', "&quot;");
  const scripts = `<script data-trust="${trust}">${bootSigned}</script><script data-deadline="${DEADLINE}">${recovery}</script>`;
  return template.replace("<!--nacre-->", () => scripts);
}

class ChromiumCell {
  readonly #page: Page;
  readonly #server: FaultServer;
  readonly #world: World;
  readonly #cell: Cell;

  constructor(page: Page, server: FaultServer, world: World, cell: Cell) {
    this.#page = page;
    this.#server = server;
    this.#world = world;
    this.#cell = cell;
  }

  async run(): Promise<Run> {
    const { layer } = this.#cell;
    const { outcome, ms, early } = await (layer === "snapshot" ? this.#start() : this.#ask());
    const problems = await this.#problems(outcome, early);
    const { quick: _, ...cell } = this.#cell;
    return { ...cell, outcome: problems.length > 0 ? "failed" : outcome, ms: Math.round(ms), problems };
  }

  /** A page whose snapshot is what fails: there is nothing on it yet that a user could press. */
  async #start(): Promise<Came> {
    const rule = ruleOf(this.#world, this.#cell)!;
    this.#server.arm(rule);
    const begun = performance.now();
    await this.#page.goto(this.#server.origin);
    if (rule.times === "until cleared") {
      await this.#server.asked(rule.file, 2);
      this.#server.clear();
    }
    await this.#page.waitForSelector("#sibling");
    const ms = performance.now() - begun;
    await this.#page.evaluate(() => (chaos.listeners = []));
    return { outcome: "healed alone", ms, early: [] };
  }

  async #ask(): Promise<Came> {
    const { layer, times } = this.#cell;
    await this.#page.goto(this.#server.origin);
    await this.#page.waitForSelector("#sibling");
    await this.#page.evaluate(() => (chaos.listeners = []));
    if (layer !== "inner lazy chunk") await this.#arm();
    await this.#show();
    if (layer === "inner lazy chunk") {
      await this.#page.waitForSelector("#open");
      await this.#arm();
      await this.#page.evaluate(() => (chaos.begun = performance.now()));
      await this.#page.click("#open");
    }
    await this.#provoke();
    const shown = await this.#page.waitForSelector(layer === "effect" ? "#retry" : `${this.#ready()}, #retry`);
    const ms = await this.#page.evaluate(() => (chaos.failed || performance.now()) - chaos.begun);
    if ((await shown.getAttribute("id")) !== "retry") return { outcome: this.#unhurt(), ms, early: [] };
    const early = await this.#isAlive();
    if (layer === "share negotiation") {
      // Nothing but another build heals that. It goes, and leaves nothing.
      await this.#page.evaluate(() => chaos.show!(undefined));
      await this.#page.waitForSelector("#retry", { state: "detached" });
      return { outcome: "contained", ms, early };
    }
    if (times === "until cleared") await this.#disarm();
    await this.#page.click("#retry");
    if (layer === "inner lazy chunk") await this.#page.click("#open");
    await this.#page.waitForSelector(this.#ready());
    return { outcome: "healed by retry", ms, early };
  }

  /** What is thrown by a handler, or when a part goes, leaves the page as it is. */
  #unhurt(): Outcome {
    return this.#cell.layer === "event handler" || this.#cell.layer === "unmount" ? "contained" : "healed alone";
  }

  async #arm(): Promise<void> {
    const rule = ruleOf(this.#world, this.#cell);
    if (rule) this.#server.arm(rule);
    const file = brokenOf(this.#world, this.#cell);
    const { fault } = this.#cell;
    if (file) await this.#page.evaluate((broken) => (chaos.broken = broken), { file: `/${file}`, fault });
  }

  async #disarm(): Promise<void> {
    this.#server.clear();
    await this.#page.evaluate(() => Object.assign(chaos, { armed: {}, broken: undefined }));
  }

  async #show(): Promise<void> {
    const from = referenceOf(this.#cell);
    const given = givenOf(this.#cell);
    const folder = given && baseOf(this.#world, given, this.#cell, this.#server);
    const armed = partOf(this.#cell);
    await this.#page.evaluate(
      ({ wanted, part, once }) => {
        if (part) chaos.armed[part] = 1000;
        chaos.once = once;
        chaos.begun = performance.now();
        chaos.show!(wanted);
      },
      { wanted: { from, ...(folder && { folder }) }, part: armed, once: this.#cell.times === "once" },
    );
  }

  /** What a user does for the fault to happen. */
  async #provoke(): Promise<void> {
    const { layer } = this.#cell;
    if (layer === "event handler") await this.#page.click("#part");
    if (layer !== "unmount") return;
    await this.#page.waitForSelector("#part");
    await this.#page.evaluate(() => chaos.show!({ from: "near/Widget" }));
  }

  #ready(): string {
    const { layer } = this.#cell;
    if (layer === "inner lazy chunk") return "#later";
    if (layer === "unmount") return "#widget";
    return referenceOf(this.#cell) === "near/Part" ? "#part" : "#widget";
  }

  /** The shell and the sibling do what users ask of them. */
  async #isAlive(): Promise<string[]> {
    const problems: string[] = [];
    for (const id of ["shell", "sibling"]) {
      const before = Number(await this.#page.textContent(`#${id}`));
      await this.#page.click(`#${id}`, { timeout: 5000 });
      const after = Number(await this.#page.textContent(`#${id}`));
      if (after !== before + 1) problems.push(`${id} is not interactive`);
    }
    return problems;
  }

  async #problems(outcome: Outcome, early: readonly string[]): Promise<string[]> {
    const alive = await this.#isAlive();
    const seen = await this.#page.evaluate((): Omit<Seen, "requested"> => {
      const { counts, reacts, struck, events, uncaught, incidents, timers, listeners, failed, begun } = chaos;
      const tags = [...document.querySelectorAll<HTMLScriptElement & HTMLLinkElement>("[data-nacre]")];
      const urls = tags.map((tag) => tag.src || tag.href);
      return {
        counts,
        reacts: reacts.size,
        struck,
        events,
        uncaught,
        incidents,
        timers: timers.size,
        listeners,
        repeated: urls.filter((url, i) => urls.indexOf(url) !== i),
        late: failed ? failed - begun : 0,
      };
    });
    const { requested, failures } = this.#server;
    const struck = seen.struck + failures;
    return [
      ...early,
      ...alive,
      ...check(this.#cell, outcome, { ...seen, struck, requested }, ruleOf(this.#world, this.#cell), DEADLINE),
    ];
  }
}

interface Came {
  outcome: Outcome;
  ms: number;
  early: readonly string[];
}
