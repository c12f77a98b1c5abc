import { expect } from "vitest";
import { defineCase, type CaseBuild } from "../../../harness/Case.ts";

/** One source folder. What is not remote is an alias to a file beside. */
function build(remotes: string[], more: Partial<CaseBuild> = {}): CaseBuild {
  const local = ["a", "b", "c"].filter((name) => !remotes.includes(name));
  const alias = Object.fromEntries(local.map((name) => [`${name}/module`, `./${name}.js`]));
  return { folder: "program", remotes, config: { resolve: { alias } }, ...more };
}

function container(name: string, remotes: string[] = []): CaseBuild {
  return build(remotes, { name, entry: false, exposes: { "./module": `./${name}.js` } });
}

export default defineCase({
  title: "a program is evaluated in the same order whichever of its modules are remote",
  builds: {
    local: build([]),
    b: container("b"),
    bRemote: build(["b"]),
    aWithB: container("a"),
    aRemote: build(["a"]),
    aOfB: container("a", ["b"]),
    c: container("c"),
    cRemote: build(["c"]),
    allRemote: build(["a", "b", "c"]),
  },
  deploy: ["local"],
  async test(page) {
    const order = async (deploy: string[]): Promise<unknown> =>
      (await page.open({ deploy })).run(({ app }) => app.result);
    const local = await order(["local"]);
    expect(local).toEqual(["one", "b", "a", "two", "c", "main"]);
    expect(await order(["bRemote", "b"])).toEqual(local);
    expect(await order(["aRemote", "aWithB"])).toEqual(local);
    expect(await order(["aRemote", "aOfB", "b"])).toEqual(local);
    expect(await order(["cRemote", "c"])).toEqual(local);
    expect(await order(["allRemote", "aOfB", "b", "c"])).toEqual(local);
  },
});
