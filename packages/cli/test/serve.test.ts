import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { connect } from "node:http2";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { ErrorCode } from "@nacre/contract";
import type { RequestRecord, ServeEvent } from "@nacre/cli";
import type { SnapshotPart } from "@nacre/runtime/html";
import { describe, expect, test } from "vitest";
import { fabricateBuild, fabricateShell } from "./fabricateBuild.ts";
import { folderPerTest } from "./harness/folderPerTest.ts";
import { problemsOf } from "./harness/problemsOf.ts";

const { path: folder, start } = folderPerTest();

async function shop(): Promise<void> {
  await fabricateShell(folder("shell"), ["catalog"]);
  await fabricateBuild(folder("catalog"), "catalog");
}

const page = (url: string): Promise<Response> => fetch(url, { headers: { accept: "text/html,*/*" } });

/** How the answer is compressed to who takes what browsers take. */
async function encodingOf(url: string, path: string): Promise<unknown> {
  const headers = { accept: "text/html", "accept-encoding": "gzip, deflate, br, zstd" };
  if (url.startsWith("http:")) return (await fetch(url + path, { headers })).headers.get("content-encoding");
  const session = connect(url, { rejectUnauthorized: false });
  const request = session.request({ ...headers, ":path": path });
  const [answer] = (await once(request, "response")) as [Record<string, string>];
  session.destroy();
  return answer["content-encoding"];
}

const codesOf = async (started: Promise<unknown>): Promise<ErrorCode[]> =>
  (await problemsOf(started)).map(({ code }) => code);

describe("one origin", () => {
  test("serves the page, the snapshot, and every build under its name and id", async () => {
    await shop();
    const server = await start(["shell", "catalog"]);
    const { names, builds, n, root: name } = server.snapshot;
    expect({ n, name, names: Object.keys(names) }).toEqual({ n: 1, name: "shell", names: ["shell", "catalog"] });
    expect(builds[names["catalog"]!]!.base).toBe(`/catalog/${names["catalog"]}/`);
    expect(await (await fetch(`${server.url}/snapshot.json`)).json()).toEqual(server.snapshot);

    const html = await page(server.url);
    expect(html.headers.get("cache-control")).toBe("no-cache");
    expect(await html.text()).toContain('id="nacre-snapshot"');

    const file = await fetch(`${server.url}/catalog/${names["catalog"]}/container.js`);
    expect(await file.text()).toBe("/* catalog */");
    expect(file.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(file.headers.get("content-type")).toMatch(/^text\/javascript/);
    expect(file.headers.get("access-control-allow-origin")).toBe("*");
  });

  test("answers each address of the application with its page, with status 404 where no route matches", async () => {
    await shop();
    const { url } = await start(["shell", "catalog"]);
    expect((await page(`${url}/catalog`)).status).toBe(200);
    const missing = await page(`${url}/nowhere`);
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain("nacre-snapshot");
  });

  test("answers a missing file with 404 and no page", async () => {
    await shop();
    const { url } = await start(["shell", "catalog"]);
    const answers = await Promise.all([page(`${url}/catalog/0123456789abcdef/x.js`), fetch(`${url}/x.png`)]);
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain("<html");
    }
  });

  test.each(["*/*", "application/json, */*;q=0.8"])("gives the page to who takes everything: %s", async (accept) => {
    await shop();
    const { url } = await start(["shell", "catalog"]);
    for (const path of ["/", "/catalog"]) {
      const answer = await fetch(url + path, { headers: { accept } });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain("nacre-snapshot");
    }
    const script = await fetch(`${url}/missing.js`, { headers: { accept } });
    expect([script.status, await script.text()]).toEqual([404, "There is no such file."]);
  });

  test("gives no page to who takes none", async () => {
    await shop();
    const { url } = await start(["shell", "catalog"]);
    expect((await fetch(`${url}/catalog`, { headers: { accept: "application/json" } })).status).toBe(404);
  });

  test("answers at the root with what the page's own build put beside its HTML, and with no other build's", async () => {
    const robots = "User-agent: *\nAllow: /\n";
    const template = "<!doctype html><html><head><!--nacre--></head></html>";
    await fabricateBuild(folder("shell"), "shell", {
      files: { "index.html": template, "robots.txt": robots, "icons/favicon.ico": "icon" },
      manifest: { html: "index.html", app: "./app", exposes: { "./app": { chunks: ["page"], modules: ["./main"] } } },
    });
    await fabricateBuild(folder("catalog"), "catalog", { files: { "humans.txt": "We." } });
    const { url } = await start(["shell", "catalog"]);
    // A person who opens the address asks for HTML first.
    const answer = await page(`${url}/robots.txt`);
    expect(await answer.text()).toBe(robots);
    expect(answer.headers.get("content-type")).toMatch(/^text\/plain/);
    expect(answer.headers.get("cache-control")).toBe("no-cache");
    expect(await (await fetch(`${url}/icons/favicon.ico`)).text()).toBe("icon");
    expect((await fetch(`${url}/humans.txt`)).status).toBe(404);
    expect((await fetch(`${url}/../store/robots.txt`)).status).toBe(404);
    expect(await (await page(`${url}/index.html`)).text()).toContain("nacre-snapshot");
  });

  test.each(["br", "gzip"])("sends files compressed with %s to who takes it", async (encoding) => {
    await shop();
    const { url, snapshot } = await start(["shell", "catalog"]);
    const address = `${url}/catalog/${snapshot.names["catalog"]}/page.js`;
    const answer = await fetch(address, { headers: { "accept-encoding": encoding } });
    expect(answer.headers.get("content-encoding")).toBe(encoding);
    expect(Number(answer.headers.get("content-length"))).toBeLessThan(200);
    expect(await answer.text()).toMatch(/^\/\* page of catalog/);
  });

  test.each([false, true])("sends its HTML and its snapshot compressed, over HTTP/2: %s", async (h2) => {
    await shop();
    const { url } = await start(["shell", "catalog"], { h2 });
    const asked = Array.from({ length: 40 }, (_, i) => encodingOf(url, ["/", "/catalog", "/snapshot.json"][i % 3]!));
    expect(new Set(await Promise.all(asked))).toEqual(new Set(["gzip"]));
  });

  test("gives a snapshot that is too large for the HTML as a file, and in the HTML what the page needs", async () => {
    const others = Array.from({ length: 200 }, (_, i) => `team${i}`);
    await shop();
    await Promise.all(others.map((name) => fabricateBuild(folder(name), name)));
    const { url, snapshot } = await start(["shell", "catalog", ...others]);
    const html = await (await page(`${url}/catalog`)).text();
    const part = JSON.parse(/id="nacre-snapshot">(.*?)<\/script>/.exec(html)![1]!) as SnapshotPart;
    expect(Object.keys(part.names)).toEqual(["shell", "catalog"]);
    expect(part.whole.url).toMatch(/^\/snapshots\/[0-9a-f]{16}\.json$/);

    const file = await fetch(url + part.whole.url, { headers: { "accept-encoding": "br" } });
    expect(file.headers.get("content-encoding")).toBe("br");
    expect(file.headers.get("content-type")).toMatch(/^application\/json/);
    expect(file.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    const text = await file.text();
    expect(JSON.parse(text)).toEqual(snapshot);
    expect(`sha384-${createHash("sha384").update(text).digest("base64")}`).toBe(part.whole.integrity);
    expect((await fetch(`${url}/snapshots/0123456789abcdef.json`)).status).toBe(404);
  }, 30_000);

  test("cuts the requests to a container that is down, and no others", async () => {
    await shop();
    const server = await start(["shell", "catalog"]);
    const file = `${server.url}/catalog/${server.snapshot.names["catalog"]}/page.js`;
    await server.setOrigin("catalog", false);
    await expect(fetch(file)).rejects.toThrow("fetch failed");
    expect((await page(server.url)).status).toBe(200);
    await server.setOrigin("catalog", true);
    expect((await fetch(file)).status).toBe(200);
  });

  test("tells of each request when it arrives, before the latency", async () => {
    await shop();
    const requests: RequestRecord[] = [];
    const { url } = await start(["shell", "catalog"], { latency: 80, onRequest: (request) => requests.push(request) });
    const before = performance.now();
    await page(`${url}/catalog`);
    expect(requests).toMatchObject([{ method: "GET", url: `${url}/catalog`, protocol: "http/1.1" }]);
    expect(requests[0]!.time).toBeGreaterThan(before);
    expect(performance.now() - requests[0]!.time).toBeGreaterThan(79);
  });

  test("tells pages when to give up a file", async () => {
    await shop();
    const { url } = await start(["shell", "catalog"], { deadline: 1234 });
    expect(await (await page(url)).text()).toContain('data-deadline="1234"');
    const other = await start(["shell", "catalog"]);
    expect(await (await page(other.url)).text()).not.toContain("data-deadline");
  });

  test("with csp, every page has headers that let in its own inline scripts and nothing else inline", async () => {
    await shop();
    const { url } = await start(["shell", "catalog"], { csp: true, deadline: 1234 });
    const pages = [url, `${url}/catalog`, `${url}/nowhere`];
    for (const answer of await Promise.all(pages.map(page))) {
      const policy = answer.headers.get("content-security-policy")!;
      const inline = [
        ...(await answer.text()).matchAll(/<script(?! type="application\/json"| async)[^>]*>([^]+?)<\/script>/g),
      ];
      const hashes = inline.map(([, text]) => `'sha256-${createHash("sha256").update(text!).digest("base64")}'`);
      // The boot and the recovery.
      expect(hashes).toHaveLength(2);
      expect(/script-src ([^;]+);/.exec(policy)![1]!.split(" ")).toEqual(["'self'", ...hashes]);
      expect(policy).toContain("require-trusted-types-for 'script'; trusted-types nacre");
      expect(answer.headers.get("integrity-policy")).toBe("blocked-destinations=(script)");
    }
    const file = await fetch(`${url}/snapshot.json`);
    expect(file.headers.get("content-security-policy")).toBeNull();
    const open = await start(["shell", "catalog"]);
    expect((await page(open.url)).headers.get("content-security-policy")).toBeNull();
  });

  test("with a fallback, every build has a second address, which the page may ask", async () => {
    await shop();
    const fallback = "https://cdn.example:8443/store/";
    const { url, snapshot } = await start(["shell", "catalog"], { fallback, csp: true });
    const { builds, names } = snapshot;
    for (const name of ["shell", "catalog"])
      expect(builds[names[name]!]!.fallbackUrl).toBe(`${fallback}${name}/${names[name]}/`);
    const answer = await page(`${url}/catalog`);
    expect(answer.headers.get("content-security-policy")).toContain("script-src 'self' https://cdn.example:8443 'sha");
    expect(await answer.text()).toContain(`"fallbackUrl":"${fallback}catalog/${names["catalog"]}/"`);
    const other = await start(["shell", "catalog"]);
    expect(Object.values(other.snapshot.builds).filter((build) => "fallbackUrl" in build)).toEqual([]);
  });

  test("who hears of a request may hold its answer back", async () => {
    await shop();
    const [arrived, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const onRequest = (): Promise<void> => (arrived.resolve(), held.promise);
    const { url } = await start(["shell", "catalog"], { onRequest });
    let answered = false;
    const answer = page(url).finally(() => (answered = true));
    await arrived.promise;
    expect(answered).toBe(false);
    held.resolve();
    expect((await answer).status).toBe(200);
  });

  test("speaks HTTP/2 with a certificate of its own", async () => {
    await shop();
    const requests: RequestRecord[] = [];
    const { url } = await start(["shell", "catalog"], { h2: true, onRequest: (request) => requests.push(request) });
    expect(url).toMatch(/^https:/);
    const client = connect(url, { rejectUnauthorized: false });
    const stream = client.request({ ":path": "/catalog", accept: "text/html" });
    const [headers] = (await once(stream, "response")) as [Record<string, unknown>];
    client.destroy();
    expect(headers[":status"]).toBe(200);
    expect(requests.map(({ protocol }) => protocol)).toEqual(["h2"]);
  });
});

describe("separate origins", () => {
  test("gives each container an address of its own, that can be taken down and up again", async () => {
    await shop();
    const server = await start(["shell", "catalog"], { origins: "separate" });
    const { builds, names } = server.snapshot;
    const { base } = builds[names["catalog"]!]!;
    expect(new Set([server.url, ...Object.values(server.origins)]).size).toBe(3);
    expect(base).toBe(`${server.origins["catalog"]}/catalog/${names["catalog"]}/`);
    expect((await fetch(`${base}page.js`)).headers.get("access-control-allow-origin")).toBe("*");
    expect((await page(`${server.origins["catalog"]}/`)).status).toBe(404);

    await server.setOrigin("catalog", false);
    await expect(fetch(`${base}page.js`)).rejects.toThrow("fetch failed");
    expect((await page(server.url)).status).toBe(200);
    await server.setOrigin("catalog", true);
    expect((await fetch(`${base}page.js`)).status).toBe(200);
  });
});

describe("the API", () => {
  test("is reached below /api, with method, query and body", async () => {
    await shop();
    const api = createServer((request, response) => {
      request.pipe(response.setHeader("x-asked", `${request.method} ${request.url}`));
    }).listen(0, "127.0.0.1");
    await once(api, "listening");
    const { port } = api.address() as AddressInfo;
    const { url } = await start(["shell", "catalog"], { api: `http://127.0.0.1:${port}` });
    const answer = await fetch(`${url}/api/orders?x=1`, { method: "POST", body: "a cup" });
    expect(answer.headers.get("x-asked")).toBe("POST /api/orders?x=1");
    expect(await answer.text()).toBe("a cup");
    api.closeAllConnections();
    api.close();
    await once(api, "close");
    expect((await fetch(`${url}/api/orders`)).status).toBe(502);
  });
});

describe("deployment", () => {
  test("a build that is deployed alone gets a new id; the old one stays reachable, the others stay as they were", async () => {
    await shop();
    const server = await start(["shell", "catalog"]);
    const before = server.snapshot;
    await fabricateBuild(folder("catalog"), "catalog", { files: { "page.js": "/* new */" } });
    const after = await server.redeploy(folder("catalog"));
    expect(after.n).toBe(2);
    expect(after.names["shell"]).toBe(before.names["shell"]);
    expect(after.names["catalog"]).not.toBe(before.names["catalog"]);
    const texts = [before, after].map(async ({ names }) =>
      (await fetch(`${server.url}/catalog/${names["catalog"]}/page.js`)).text(),
    );
    expect(await Promise.all(texts)).toEqual([expect.stringContaining("page of catalog"), "/* new */"]);
  });

  test("deploying what is served already changes nothing", async () => {
    await shop();
    const server = await start(["shell", "catalog"]);
    expect(await server.redeploy(folder("catalog"))).toBe(server.snapshot);
    expect(server.snapshot.n).toBe(1);
  });

  test("a refused build leaves what is served as it was", async () => {
    await shop();
    const server = await start(["shell", "catalog"]);
    const before = server.snapshot;
    await writeFile(join(folder("catalog"), "nacre.json"), "{}");
    expect(await codesOf(server.redeploy(folder("catalog")))).toEqual(["NACRE_CLI_BAD_MANIFEST"]);
    expect(server.snapshot).toBe(before);
  });

  test("a build from another folder takes the place of the one with its name", async () => {
    await shop();
    await fabricateBuild(folder("next"), "catalog", { files: { "page.js": "/* next */" } });
    const server = await start(["shell", "catalog"]);
    const before = server.snapshot.names["catalog"];
    expect((await server.redeploy(folder("next"))).names["catalog"]).not.toBe(before);
  });

  test("a pinned build is taken from the store", async () => {
    await shop();
    const first = await start(["shell", "catalog"]);
    const old = first.snapshot.names["catalog"]!;
    await fabricateBuild(folder("catalog"), "catalog", { files: { "page.js": "/* new */" } });
    const pinning = { remotes: { m1: { name: "catalog", build: old, expose: "./Page" } } };
    await fabricateShell(folder("shell"), ["catalog"], pinning);
    const { snapshot } = await start(["shell", "catalog"]);
    expect(Object.keys(snapshot.builds)).toContain(old);
    expect(snapshot.names["catalog"]).not.toBe(old);
    expect(snapshot.builds[old]!.base).toBe(`/catalog/${old}/`);
  });
});

describe("watching", () => {
  /** Waits for the next event that fits, told by the server itself. */
  function listen(): { onEvent: (event: ServeEvent) => void; next(type: ServeEvent["type"]): Promise<ServeEvent> } {
    const events: ServeEvent[] = [];
    let wake = (): void => undefined;
    return {
      onEvent(event) {
        events.push(event);
        wake();
      },
      async next(type) {
        for (;;) {
          const index = events.findIndex((event) => event.type === type);
          if (index >= 0) return events.splice(0, index + 1)[index]!;
          await new Promise<void>((resolve) => (wake = resolve));
        }
      },
    };
  }

  test("a changed build is deployed, and open pages hear of it", async () => {
    await shop();
    const { onEvent, next } = listen();
    const server = await start(["shell", "catalog"], { watch: true, onEvent });
    await next("deployed");
    expect(await (await page(server.url)).text()).toContain("/__nacre/events");
    const events = await fetch(`${server.url}/__nacre/events`);
    const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toMatch(/^data: .+\.1\n/);
    await fabricateBuild(folder("catalog"), "catalog", { files: { "page.js": "/* new */" } });
    expect(await next("deployed")).toMatchObject({ snapshot: { n: 2 } });
    expect((await reader.read()).value).toMatch(/^data: .+\.2\n/);
    await reader.cancel();
  });

  test("five builds in a row, and a server that starts again: every one that was served stays reachable", async () => {
    await shop();
    const { onEvent, next } = listen();
    const server = await start(["shell", "catalog"], { watch: true, onEvent });
    await next("deployed");
    const ids = [server.snapshot.names["catalog"]!];
    for (let k = 1; k < 5; k += 1) {
      await fabricateBuild(folder("catalog"), "catalog", { files: { "page.js": `/* ${k} */` } });
      await next("deployed");
      ids.push(server.snapshot.names["catalog"]!);
    }
    expect(new Set(ids).size).toBe(5);
    const again = await start(["shell", "catalog"]);
    const texts = [server, again].map(({ url }) =>
      Promise.all(ids.map(async (id) => (await (await fetch(`${url}/catalog/${id}/page.js`)).text()).trim())),
    );
    const expected = ["/* page of catalog */", "/* 1 */", "/* 2 */", "/* 3 */", "/* 4 */"];
    expect(await Promise.all(texts)).toEqual([expected, expected]);
  });

  test("builds that are not there yet are waited for", async () => {
    await fabricateShell(folder("shell"), ["catalog"]);
    const { onEvent, next } = listen();
    const server = await start(["shell", "catalog"], { watch: true, onEvent });
    expect(await next("refused")).toMatchObject({ problems: [{ code: "NACRE_CLI_NO_MANIFEST" }] });
    expect((await page(server.url)).status).toBe(503);
    await fabricateBuild(folder("catalog"), "catalog");
    await next("deployed");
    expect((await page(server.url)).status).toBe(200);
  });

  test("a broken build is told once, and what is served stays", async () => {
    await shop();
    const { onEvent, next } = listen();
    const server = await start(["shell", "catalog"], { watch: true, onEvent });
    await next("deployed");
    await writeFile(join(folder("catalog"), "nacre.json"), "{");
    expect(await next("refused")).toMatchObject({ problems: [{ code: "NACRE_CLI_BAD_MANIFEST" }] });
    expect((await page(server.url)).status).toBe(200);
    await fabricateBuild(folder("catalog"), "catalog", { files: { "page.js": "/* mended */" } });
    expect(await next("deployed")).toMatchObject({ snapshot: { n: 2 } });
  });
});

describe("what is refused, all problems at once", () => {
  test("missing and broken manifests", async () => {
    await fabricateShell(folder("shell"), []);
    await fabricateBuild(folder("broken"), "broken", { manifest: { name: "no/name" } });
    expect(await codesOf(start(["shell", "missing", "broken"]))).toEqual([
      "NACRE_CLI_NO_MANIFEST",
      "NACRE_CLI_BAD_MANIFEST",
    ]);
  });

  test("two builds of one name, and a file that is not what was built", async () => {
    await shop();
    await fabricateBuild(folder("copy"), "catalog");
    await writeFile(join(folder("shell"), "page.js"), "/* edited by hand */");
    const problems = await codesOf(start(["shell", "catalog", "copy"]));
    expect(problems).toEqual(["NACRE_CLI_DUPLICATE_NAME", "NACRE_CLI_BROKEN_FILE"]);
  });

  test("routes that clash", async () => {
    await fabricateShell(folder("shell"), ["catalog"], {
      routes: [{ path: "/" }, { path: "/offers", remote: "catalog", module: "./Page" }, { path: "/offers" }],
    });
    await fabricateBuild(folder("catalog"), "catalog");
    expect(await codesOf(start(["shell", "catalog"]))).toContain("NACRE_PLAN_ROUTE_CLASH");
  });

  test("no page, and several", async () => {
    await fabricateBuild(folder("catalog"), "catalog");
    expect(await codesOf(start(["catalog"]))).toEqual(["NACRE_CLI_NO_ROOT"]);
    await fabricateShell(folder("shell"), []);
    await fabricateShell(folder("other"), [], { name: "other" });
    expect(await codesOf(start(["shell", "other"]))).toEqual(["NACRE_CLI_WHICH_ROOT"]);
    expect((await start(["shell", "other"], { root: "other" })).snapshot.root).toBe("other");
  });

  test("a pin to a build that nobody served", async () => {
    await shop();
    await fabricateShell(folder("shell"), [], {
      remotes: { m1: { name: "catalog", build: "0123456789abcdef", expose: "./Page" } },
    });
    expect(await codesOf(start(["shell", "catalog"]))).toEqual(["NACRE_CLI_NO_PINNED_BUILD"]);
  });

  test("the same path with other bytes", async () => {
    await shop();
    const server = await start(["shell", "catalog"]);
    const stored = join(folder("store"), "catalog", server.snapshot.names["catalog"]!, "page.js");
    await writeFile(stored, "/* changed in the store */");
    expect(await codesOf(start(["shell", "catalog"]))).toEqual(["NACRE_CLI_STORE_CONFLICT"]);
  });

  test("a taken port", async () => {
    await shop();
    const { url } = await start(["shell", "catalog"]);
    const port = Number(new URL(url).port);
    expect(await codesOf(start(["shell", "catalog"], { port }))).toEqual(["NACRE_CLI_PORT_TAKEN"]);
  });
});
