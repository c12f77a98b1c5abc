import { afterEach, expect, test, vi } from "vitest";
import { buildManifest, buildSnapshot } from "@nacre/testing/runtime";
import { readSource } from "../src/source/readSource.ts";

const shell = buildManifest({ name: "shell", provides: { react: "19.3.1" } });
const library = buildManifest({ name: "components", exposes: ["./Button"] });

afterEach(() => vi.unstubAllGlobals());

/** A web in which some addresses answer. */
function serve(answers: Record<string, unknown>): void {
  vi.stubGlobal("fetch", async (url: string) => {
    await Promise.resolve();
    return url in answers ? Response.json(answers[url]) : new Response("", { status: 404 });
  });
}

test("the builds of a snapshot, with their manifests where these can be read", async () => {
  const snapshot = buildSnapshot([shell, library]);
  const id = snapshot.names["components"]!;
  serve({
    "https://shop.example/snapshot.json": snapshot,
    [`https://shop.example/components/${id}/nacre.json`]: { ...library, owner: "design" },
  });
  const { builds, names, failures } = await readSource(
    { snapshot: "/snapshot.json", remotes: {} },
    "https://shop.example/sb/",
  );
  expect(names).toEqual(snapshot.names);
  expect(failures).toEqual({});
  const found = builds.find((build) => build.id === id);
  expect(found).toMatchObject({ base: `https://shop.example/components/${id}/`, manifest: { owner: "design" } });
  expect(builds.find(({ manifest }) => manifest.name === "shell")!.manifest.provides).toHaveProperty("react");
});

test("single builds, by the name that they are to have; those that fail are told apart", async () => {
  serve({ "https://ui.example/v2/nacre.json": library });
  const remotes = { ui: "https://ui.example/v2", gone: "https://gone.example/nacre.json" };
  const { builds, names, failures } = await readSource({ remotes });
  expect(names).toEqual({ ui: builds[0]!.id });
  expect(builds[0]).toMatchObject({
    base: "https://ui.example/v2/",
    id: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
  });
  expect(Object.keys(failures)).toEqual(["gone"]);
  expect(failures["gone"]).toMatchObject({
    code: "NACRE_STORYBOOK_NO_SOURCE",
    details: { address: "https://gone.example/nacre.json", reason: "status 404" },
  });
});

test("a build that somebody chose stands for the remote whose name it has", async () => {
  serve({
    "https://ui.example/nacre.json": library,
    "https://new.example/nacre.json": { ...library, version: "2.0.0" },
  });
  const { builds, names } = await readSource({
    remotes: { components: "https://ui.example/" },
    chosen: "https://new.example/",
  });
  expect(builds.find(({ id }) => id === names["components"])!.manifest.version).toBe("2.0.0");
});

test.each(["https://new.example", "https://new.example/snapshot.json"])(
  "a server that somebody chose, as %s: its builds stand for those of their names",
  async (chosen) => {
    const snapshot = buildSnapshot([shell, { ...library, version: "3.0.0" }]);
    serve({ "https://ui.example/nacre.json": library, "https://new.example/snapshot.json": snapshot });
    const { builds, names, failures } = await readSource({ remotes: { components: "https://ui.example/" }, chosen });
    expect(failures).toEqual({});
    expect(builds.find(({ id }) => id === names["components"])!.manifest.version).toBe("3.0.0");
  },
);

test("where nothing is, the address that was chosen is told", async () => {
  serve({});
  const { failures } = await readSource({ remotes: {}, chosen: "https://gone.example/ui" });
  expect(failures["https://gone.example/ui"]).toMatchObject({
    details: { address: "https://gone.example/ui/nacre.json" },
  });
});

test("what is no address is told like what does not answer", async () => {
  serve({});
  const { failures } = await readSource({ snapshot: "/snapshot.json", remotes: { ui: "ui.example" } });
  expect(failures).toMatchObject({
    "": { code: "NACRE_STORYBOOK_NO_SOURCE", details: { address: "/snapshot.json" } },
    ui: { code: "NACRE_STORYBOOK_NO_SOURCE", details: { address: "ui.example" } },
  });
});
