import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buildIdOf, isNacreError, type Manifest, type NacreError } from "@nacre/contract";
import { fetchBuild, type FetchBuildOptions } from "@nacre/runtime";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

/** What a server says to one request. */
type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const manifest: Manifest = {
  schema: 1,
  name: "search",
  version: "1.0.0",
  format: "script",
  entry: ["container.js"],
  exposes: { "./Box": { chunks: ["box"], modules: ["./src/Box.tsx"] } },
  chunks: { box: { files: ["box.js"] } },
  consumes: {},
  remotes: {},
  provides: {},
  files: Object.fromEntries(
    ["container.js", "box.js"].map((file) => [
      file,
      { type: "script", size: 1, integrity: `sha384-${"A".repeat(64)}` } as const,
    ]),
  ),
};

const text = JSON.stringify(manifest);
const good: Answer = (_, response) => response.end(text);
const says =
  (body: string): Answer =>
  (_, response) =>
    response.end(body);
const status =
  (code: number): Answer =>
  (_, response) =>
    response.writeHead(code).end(text);
const reset: Answer = (request) => request.socket.destroy();
const cut: Answer = (request, response) => {
  response.writeHead(200, { "content-length": text.length });
  response.write(text.slice(0, 40), () => request.socket.destroy());
};
const hang: Answer = () => {};

let server: Server;
let answers: Answer[];
/** Of each request: `path`, or `path, past the caches`. */
let asked: string[];
let folder: string;

beforeEach(async () => {
  answers = [good];
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url! + (request.headers["cache-control"] === "no-cache" ? ", past the caches" : ""));
    // The last one stays.
    (answers.length > 1 ? answers.shift()! : answers[0]!)(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  folder = `http://127.0.0.1:${(server.address() as AddressInfo).port}/search/`;
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

async function failureOf(options?: FetchBuildOptions): Promise<NacreError> {
  const error: unknown = await fetchBuild(folder, options).catch((cause: unknown) => cause);
  if (!isNacreError(error)) throw new Error("It should have been refused by name.", { cause: error });
  return error;
}

describe("a manifest that comes", () => {
  it("is parsed, and has the id that tools give it", async () => {
    expect(await fetchBuild(folder)).toEqual({ id: await buildIdOf(manifest), base: folder, manifest });
    expect(asked).toEqual(["/search/nacre.json"]);
  });

  it("is the build that was wanted", async () => {
    const id = await buildIdOf(manifest);
    expect(await fetchBuild(folder, { id })).toMatchObject({ id });
  });

  it.each<[string, Answer]>([
    ["a status", status(503)],
    ["a reset", reset],
    ["a body that is cut off", cut],
    ["no JSON", says("<!doctype html>")],
    ["nothing", says("")],
    ["no manifest", says("{}")],
    ["another build", says(JSON.stringify({ ...manifest, version: "0.9.0" }))],
  ])("%s -> past the caches it is there -> the next try takes it", async (_, fault) => {
    answers = [fault, good];
    const id = await buildIdOf(manifest);
    expect(await fetchBuild(folder, { id })).toMatchObject({ id, base: folder });
    expect(asked).toEqual(["/search/nacre.json", "/search/nacre.json, past the caches", "/search/nacre.json"]);
  });
});

describe("a manifest that does not come", () => {
  it.each<[string, Answer, object, number]>([
    ["a status that stays", status(404), { kind: "http", reason: "Error: status 404" }, 2],
    ["a status that may pass", status(503), { kind: "http", reason: "Error: status 503" }, 3],
    ["a reset", reset, { kind: "network" }, 3],
    ["no JSON", says("<!doctype html>"), { kind: "integrity" }, 3],
    ["nothing", says(""), { kind: "integrity" }, 3],
  ])("%s: says of what kind it is, after a few requests", async (_, fault, details, requests) => {
    answers = [fault];
    const error = await failureOf();
    expect(error.code).toBe("NACRE_RUNTIME_FILE_FAILED");
    expect(error.details).toMatchObject({ container: folder, url: `${folder}nacre.json`, ...details });
    expect(asked).toHaveLength(requests);
    expect(asked.filter((one) => one.includes("past"))).toHaveLength(1);
  });

  it("is no manifest: says everything that is wrong with it", async () => {
    answers = [says(JSON.stringify({ ...manifest, name: "../search", entry: "container.js" }))];
    const error = await failureOf();
    expect(error.code).toBe("NACRE_CONTRACT_BAD_MANIFEST");
    const { source, problems } = error.details as { source: string; problems: { path: string }[] };
    expect(source).toBe(folder);
    expect(problems.map(({ path }) => path)).toEqual(expect.arrayContaining(["name", "entry"]));
  });

  it("is another build than the wanted one: says which", async () => {
    const found = await buildIdOf(manifest);
    const error = await failureOf({ id: "0123456789abcdef" });
    expect(error.details).toMatchObject({
      build: "0123456789abcdef",
      kind: "integrity",
      reason: `Error: it is build ${found}, wanted was 0123456789abcdef`,
    });
  });

  it("hangs: is given up at the deadline, and no request is left open", async () => {
    const closed: Promise<unknown>[] = [];
    answers = [
      (_, response) => {
        closed.push(once(response, "close"));
      },
    ];
    const start = performance.now();
    // Long enough for the second try to arrive on a busy machine.
    expect((await failureOf({ deadline: 2000 })).details).toMatchObject({ kind: "timeout" });
    expect(performance.now() - start).toBeGreaterThan(1990);
    expect(asked.length).toBeGreaterThan(1);
    await Promise.all(closed);
  });

  it("hangs -> the try beside it brings it -> nobody waits for the first one", async () => {
    answers = [hang, good];
    expect(await fetchBuild(folder, { deadline: 2000 })).toMatchObject({ manifest });
  });
});

it("nothing is kept: what failed comes when it is asked for again", async () => {
  answers = [status(404)];
  await failureOf();
  answers = [good];
  expect(await fetchBuild(folder)).toMatchObject({ manifest });
});
