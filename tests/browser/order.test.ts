import { join } from "node:path";
import { serve, type NacreServer } from "@nacre/cli";
import type { Snapshot } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { buildWorld, type Bundler, type Project, type World } from "../../packages/webpack/test/harness/buildWorld.ts";
import { openPage } from "./harness/openPage.ts";

/** Version of each library that a build has installed, and the range that it asks for. */
type Libraries = Record<string, [version: string, range: string]>;

/**
 * `plain` may be there several times, `single` once, and so may `given`, which the shell does not have but lets its
 * containers give to each other. `own` it does not let them give.
 */
const libraries = {
  shell: { plain: ["1.0.0", "^1.0.0"], single: ["1.0.0", "^1.0.0"] },
  left: { plain: ["1.5.0", "^1.0.0"], single: ["1.5.0", "^1.0.0"], given: ["1.1.0", "^1.0.0"], own: ["1.1.0", "*"] },
  right: { plain: ["1.6.0", "^1.6.0"], single: ["1.6.0", "^1.0.0"], given: ["1.2.0", "^1.0.0"], own: ["1.2.0", "*"] },
} satisfies Record<string, Libraries>;

/** Who gets what: the shell's copy where it satisfies, else an own one, else that which the shell lets a sibling give. */
const expected = {
  shell: { plain: "1.0.0 of shell", single: "1.0.0 of shell" },
  left: { plain: "1.0.0 of shell", single: "1.0.0 of shell", given: "1.2.0 of right", own: "1.1.0 of left" },
  right: { plain: "1.6.0 of right", single: "1.0.0 of shell", given: "1.2.0 of right", own: "1.2.0 of right" },
};

const shared = { plain: {}, single: { singleton: true }, given: { singleton: true }, own: {} };

describe.each<Bundler>(["webpack", "rspack"])(
  "containers of %s with other versions than the shell and each other",
  (bundler) => {
    let world: World;
    let server: NacreServer;
    const requested: string[] = [];

    beforeAll(async () => {
      world = await buildWorld(bundler, {
        shell: {
          ...project("shell"),
          plugin: { html: "./src/index.html", shared: only("shell"), admit: ["given"] },
          config: { entry: "./src/use.js" },
        },
        left: { ...project("left"), plugin: { exposes: { "./use": "./src/use.js" }, shared: only("left") } },
        right: { ...project("right"), plugin: { exposes: { "./use": "./src/use.js" }, shared: only("right") } },
      });
      server = await serve({
        folders: Object.keys(libraries).map((name) => join(world.folder, name, "dist")),
        port: 0,
        store: inject("store"),
        onRequest: ({ url }) => requested.push(url),
      });
    });

    afterAll(async () => {
      await server.close();
      await world.remove();
    });

    test("the plan says who gets what", () => {
      expect(choicesOf(server.snapshot)).toEqual(expected);
    });

    test.each([
      ["left, then right", [["left"], ["right"]]],
      ["right, then left", [["right"], ["left"]]],
      ["both at once", [["left", "right"]]],
    ])("each gets what the plan says, and no other copy is requested: %s", async (_, order) => {
      requested.length = 0;
      const page = await openPage(server.url);
      const used = await page.evaluate(async (steps) => {
        const runtime = (globalThis as unknown as Record<symbol, Runtime>)[Symbol.for("nacre")]!;
        const load = async (name: string): Promise<[string, unknown]> => [
          name,
          ((await runtime.import(`${name}/${name === "shell" ? "app" : "use"}`)) as { default: unknown }).default,
        ];
        const loaded = [await load("shell")];
        for (const step of steps) loaded.push(...(await Promise.all(step.map(load))));
        return Object.fromEntries(loaded);
      }, order);
      expect(used).toEqual(expected);
      const copies = copiesRequested(server, requested);
      expect(copies).toEqual(
        [...new Set(Object.values(expected).flatMap((each) => Object.entries(each).map(String)))].sort(),
      );
    });
  },
);

const head = '<title>Order</title><link rel="icon" href="data:,"><!--nacre-->';

/** A build that tells which copies it got. */
function project(name: keyof typeof libraries): Project {
  const own = Object.entries<Libraries[string]>(libraries[name]);
  const names = own.map(([library]) => library);
  const uses = names.map((library) => `import { version as ${library} } from "${library}";`).join("\n");
  return {
    dependencies: Object.fromEntries(own.map(([library, [, range]]) => [library, range])),
    files: {
      "src/index.html": `<!doctype html><html><head>${head}</head><body></body></html>`,
      "src/use.js": `${uses}\nexport default { ${names.join(", ")} };`,
      ...Object.fromEntries(own.flatMap(([library, [version]]) => install(library, version, name))),
    },
  };
}

function install(library: string, version: string, owner: string): [string, string][] {
  const folder = `node_modules/${library}`;
  return [
    [`${folder}/package.json`, JSON.stringify({ name: library, version, main: "index.js" })],
    [`${folder}/index.js`, `export const version = "${version} of ${owner}";`],
  ];
}

function only(name: keyof typeof libraries): typeof shared {
  return Object.fromEntries(Object.entries(shared).filter(([library]) => library in libraries[name])) as typeof shared;
}

function choicesOf({ builds, names, choices }: Snapshot): Record<string, Record<string, string>> {
  const nameOf = Object.fromEntries(Object.entries(names).map(([name, id]) => [id, name]));
  const ofBuild = (id: string): Record<string, string> =>
    Object.fromEntries(
      Object.entries(choices[id]!).map(([module, choice]) => [
        builds[id]!.consumes[module]!.key,
        choice === 0 ? "own fallback" : `${choice[1]} of ${nameOf[choice[0]]}`,
      ]),
    );
  return Object.fromEntries(Object.entries(names).map(([name, id]) => [name, ofBuild(id)]));
}

/** Copies of libraries of which a file was requested. */
function copiesRequested({ snapshot, url }: NacreServer, requests: readonly string[]): string[] {
  const copies = Object.values(snapshot.builds).flatMap(({ name, base, provides, chunks }) =>
    Object.entries(provides).flatMap(([key, offers]) =>
      offers
        .filter((copy) =>
          copy.chunks.some((id) => chunks[id]!.files.some((file) => requests.includes(new URL(base + file, url).href))),
        )
        .map(({ version }) => `${key},${version} of ${name}`),
    ),
  );
  return copies.sort();
}
