import { isNacreError, type Snapshot } from "@nacre/contract";
import { createPersist, register, type PageRuntime } from "@nacre/runtime";
import { renderShellHtml, type SnapshotPart } from "@nacre/runtime/html";
import { beforeEach, describe, expect, it } from "vitest";
import { createInsist } from "../src/core/createInsist.ts";
import { completeSnapshot } from "../src/web/completeSnapshot.ts";
import type { Recovery } from "../src/web/handOver.ts";
import { chunkScript, entryScript, fakePage, slice, snapshotOf, type FakePage } from "./fakePage.ts";
import { VirtualTime, virtualNetwork } from "./virtualTime.ts";

const names = ["shell", "near", "far"];
const all = snapshotOf(names.map((name) => slice(name, { app: "./It" })));
const routes = [
  { path: "/near", modules: ["near/It"] },
  { path: "/far", modules: ["far/It"] },
];
const snapshot: Snapshot = { ...all, routes };
const whole = { url: "/whole.json", integrity: "sha384-whole", script: "" };
const web = Object.fromEntries(
  names.flatMap((name) => [
    [`/${name}.js`, entryScript()],
    [`/${name}-1.js`, chunkScript("1", { it: () => name })],
  ]),
);

function partFor(route: string): SnapshotPart {
  const html = renderShellHtml("</head>", snapshot, { boot: "", recovery: "", whole, route });
  return JSON.parse(/id="nacre-snapshot">(.*?)<\/script>/.exec(html)![1]!) as SnapshotPart;
}

let clock: VirtualTime;
/** What the file's address answers, one after the other; the last one stays. */
let answers: (() => Promise<unknown>)[];
let asked: number;
let reported: unknown[];
let part: SnapshotPart;
let page: FakePage;
let runtime: PageRuntime;

const comes = async (): Promise<unknown> => snapshot;
const fails = (): Promise<unknown> => Promise.reject(new TypeError("Failed to fetch"));
const hangs = (): Promise<unknown> => new Promise(() => {});

beforeEach(() => {
  clock = new VirtualTime();
  answers = [comes];
  asked = 0;
  reported = [];
});

/** Opens a page at a path with the HTML that was made for another one, and hears what it did until nothing more happens. */
async function open(pathname: string, route = pathname): Promise<string[]> {
  const log: string[] = [];
  part = partFor(route);
  page = fakePage(part, { ...web });
  runtime = page.runtime;
  runtime.on(({ type }) => type === "snapshot" && log.push(`whole at ${clock.time}`));
  const change = completeSnapshot(runtime, {
    pathname,
    get({ url, integrity }) {
      expect([url, integrity]).toEqual([whole.url, whole.integrity]);
      asked += 1;
      return (answers.length > 1 ? answers.shift()! : answers[0]!)();
    },
    timer: clock.timer,
    report: (error) => reported.push(error),
  });
  const network = virtualNetwork(clock);
  const recovery: Recovery = {
    deadline: network.deadline,
    persist: createPersist(network),
    insist: createInsist(network, (error) => reported.push(error)),
  };
  void change(recovery).insist(async () => log.push(`started at ${clock.time}`));
  await clock.run(60_000);
  return log;
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((cause: unknown) => cause);
  return isNacreError(error) ? error.code : `no error: ${String(error)}`;
}

/** Lets time pass until it is settled. */
async function settled<Result>(work: Promise<Result>): Promise<Result> {
  work.catch(() => {});
  await clock.run(clock.time + 60_000);
  return work;
}

describe("a page with a part of its snapshot", () => {
  it("starts when all of it is there", async () => {
    expect(await open("/near")).toEqual(["whole at 0", "started at 0"]);
    expect(runtime.snapshot).toEqual(snapshot);
    expect(runtime.snapshot.builds["near"]).toBe(part.builds["near"]);
    expect(await runtime.import("far/It")).toBe("far");
    expect({ asked, reported }).toEqual({ asked: 1, reported: [] });
  });

  it("that takes long: starts with the part after a fourth of the deadline; a late one is taken", async () => {
    answers = [() => clock.sleep(3000).then(comes)];
    expect(await open("/near")).toEqual(["started at 2000", "whole at 3000"]);
    expect(reported).toEqual([]);
  });

  it("that fails: starts with the part, says so once, and its page works", async () => {
    answers = [fails];
    expect(await open("/near")).toEqual([expect.stringMatching(/^started at \d+$/)]);
    expect(reported).toHaveLength(1);
    expect(isNacreError(reported[0]) && reported[0].code).toBe("NACRE_RUNTIME_SNAPSHOT_INCOMPLETE");
    expect(await runtime.import("near/It")).toBe("near");
  });

  it("fail -> load outside: fails by name, and the next one that gets the file heals it", async () => {
    answers = [fails];
    await open("/near");
    expect(await codeOf(settled(runtime.import("far/It")))).toBe("NACRE_RUNTIME_SNAPSHOT_INCOMPLETE");
    const before = asked;
    answers = [comes];
    const both = Promise.all([runtime.import("far/It"), runtime.load("far/It").then((evaluate) => evaluate())]);
    expect(await settled(both)).toEqual(["far", "far"]);
    expect(asked).toBe(before + 1);
    expect(runtime.snapshot).toEqual(snapshot);
  });

  it("waits for a file that is on its way, when somebody loads what is outside", async () => {
    answers = [() => clock.sleep(3000).then(comes)];
    const opened = open("/near");
    const imported = runtime.import("far/It");
    await opened;
    expect(await imported).toBe("far");
    expect(asked).toBe(1);
  });

  it("of another route: waits as long as it takes, and asks for that page's files when it knows them", async () => {
    answers = [fails, fails, fails, fails, hangs, comes];
    const log = await open("/far", "/near");
    expect(log).toHaveLength(2);
    expect(log[0]!.replace("whole", "started")).toBe(log[1]);
    expect(page.requested).toEqual(["/far.js", "/far-1.js"]);
  });

  it("that nobody has a page for starts as any other: no file could tell more", async () => {
    answers = [fails];
    expect(await open("/nowhere")).toEqual([expect.stringMatching(/^started at \d+$/)]);
    expect(await runtime.import("shell/It")).toBe("shell");
  });

  it("takes nothing of another schema", async () => {
    answers = [async () => ({ ...snapshot, schema: 2 })];
    await open("/near");
    expect(runtime.snapshot.names).toEqual({ shell: "shell", near: "near" });
    expect(reported).toHaveLength(1);
  });

  it("does not know a container that the whole does not have either", async () => {
    await open("/near");
    expect(await codeOf(runtime.import("nobody/It"))).toBe("NACRE_PLAN_UNKNOWN_CONTAINER");
  });

  it("refuses to register a build as long as it has a part only", async () => {
    answers = [fails];
    await open("/near");
    const manifest = {
      schema: 1,
      name: "new",
      format: "script",
      entry: [],
      exposes: {},
      chunks: {},
      files: {},
    } as const;
    const build = {
      id: "0".repeat(16),
      base: "/",
      manifest: { ...manifest, version: "1.0.0", consumes: {}, remotes: {}, provides: {} },
    };
    const built = build as unknown as Parameters<typeof register>[1];
    expect(() => register(runtime, built)).toThrow("NACRE_RUNTIME_SNAPSHOT_INCOMPLETE");
    answers = [comes];
    await settled(runtime.import("far/It"));
    register(runtime, built);
    expect(runtime.snapshot.names).toEqual({ ...snapshot.names, new: build.id });
  });
});
