import type { Build, Snapshot } from "@nacre/contract";
import { makeSnapshot, resolve, select } from "@nacre/plan";
import { expect, test } from "vitest";
import { aBuild, namesOf } from "./builders.ts";

function keysOf(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `key${i}`);
}

/** A shell that provides shared modules, and containers that consume all of them; two of three pages import the next one. */
function company(count: number, keys: readonly string[]): Build[] {
  const shell = aBuild("shell");
  for (const key of keys) shell.provide(key, "1.0.0").consume(key, "^1.0.0");
  const containers = Array.from({ length: count - 1 }, (_, i) => {
    const build = aBuild(`c${i}`, i % 200);
    for (const key of keys) build.consume(key, "^1.0.0", { singleton: i % 2 === 0, fallback: i % 3 === 0 });
    return build.expose("./x", { uses: [...keys], imports: i % 3 < 2 ? [`c${i + 1}/x`] : [] }).build();
  });
  return [shell.expose("./app", { uses: [...keys] }).build(), ...containers];
}

/** Counts everything that is read of an object and of what is in it. */
class Reads {
  count = 0;
  readonly #watched = new WeakMap<object, object>();

  watch<Value>(value: Value): Value {
    if (typeof value !== "object" || value === null) return value;
    const known = this.#watched.get(value);
    if (known) return known as Value;
    const made = new Proxy(value, {
      get: (from, key, receiver) => this.#told(this.watch(Reflect.get(from, key, receiver) as unknown)),
      has: (from, key) => this.#told(Reflect.has(from, key)),
      ownKeys: (from) => {
        const all = Reflect.ownKeys(from);
        this.count += all.length;
        return all;
      },
    });
    this.#watched.set(value, made);
    return made;
  }

  #told<Result>(result: Result): Result {
    this.count += 1;
    return result;
  }
}

/** The same with more containers, that are like the last one and out of reach. */
function withMore(snapshot: Snapshot, count: number): Snapshot {
  const [id, last] = Object.entries(snapshot.builds).at(-1)!;
  const more = Array.from({ length: count - Object.keys(snapshot.builds).length }, (_, i) => `far${i}`);
  const each = <Value>(value: Value): Record<string, Value> => Object.fromEntries(more.map((name) => [name, value]));
  return {
    ...snapshot,
    names: { ...snapshot.names, ...Object.fromEntries(more.map((name) => [name, name])) },
    builds: { ...snapshot.builds, ...each(last) },
    choices: { ...snapshot.choices, ...each(snapshot.choices[id]!) },
  };
}

/** How much `select` reads for one page of so many builds with so many keys. */
function readsOfSelect(count: number, keys: readonly string[]): number {
  const builds = company(10, keys);
  const small = makeSnapshot({ builds, names: namesOf(builds), root: "shell", environment: "test", n: 1 }).snapshot;
  const reads = new Reads();
  const { chunks, missing } = select(reads.watch(withMore(small, count)), ["shell/app", "c0/x"]);
  // The application, three pages, and the shell's copy of each key.
  expect({ chunks: chunks.length, missing }).toEqual({ chunks: 4 + keys.length, missing: [] });
  return reads.count;
}

test("select reads as much of 3,000 builds with 100 keys as of 10: what the route reaches, and that once", () => {
  const counts = [10, 100, 1000, 3000].map((count) => readsOfSelect(count, keysOf(100)));
  expect(new Set(counts).size).toBe(1);
  expect(counts[0]).toBeLessThan(readsOfSelect(10, keysOf(50)) * 2);
});

test("resolve reads twice as much of twice as many builds", () => {
  const perBuild = [10, 20, 40, 80].map((count) => {
    const reads = new Reads();
    const builds = company(count, keysOf(20)).map((build) => ({ ...build, manifest: reads.watch(build.manifest) }));
    const { choices, diagnostics } = resolve(builds, "shell");
    expect({ builds: Object.keys(choices).length, diagnostics }).toEqual({ builds: count, diagnostics: [] });
    return reads.count / count;
  });
  expect(Math.max(...perBuild)).toBeLessThan(Math.min(...perBuild) * 1.1);
});
