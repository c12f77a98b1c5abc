import type { Build, Choice, Consume, Policy } from "@nacre/contract";
import { compareVersions, explain, resolve, satisfies } from "@nacre/plan";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { aBuild } from "./builders.ts";

const keys = ["react", "react-dom", "lodash"];
const key = fc.constantFrom(...keys);
const version = fc.constantFrom("1.0.0", "1.2.0", "1.2.0-beta.1", "1.10.0", "2.0.0", "0");
const range = fc.constantFrom<string | false>("^1.0.0", "~1.2.0", "^2.0.0", ">=1.0.0", "1.2.0-beta.1", "*", false);
const options = fc.record({
  singleton: fc.nat(3).map((n) => n === 0),
  strict: fc.boolean(),
  fallback: fc.boolean(),
  family: fc.constantFrom("react", "lodash"),
});
const someBuild = fc.record({
  provides: fc.array(fc.tuple(key, version), { maxLength: 5 }),
  consumes: fc.array(fc.tuple(key, range, options), { maxLength: 5 }),
});
const someBuilds = fc.array(someBuild, { minLength: 1, maxLength: 5 }).map((list) =>
  list.map(({ provides, consumes }, i): Build => {
    const build = aBuild(["shell", "catalog", "account", "checkout", "catalog"][i] ?? "", i);
    for (const [name, one] of new Map(provides.map((copy) => [copy.join(), copy])).values()) build.provide(name, one);
    for (const [name, wanted, how] of consumes) build.consume(name, wanted, how);
    return build.build();
  }),
);
const policy: fc.Arbitrary<Policy> = fc.record({ admit: fc.subarray(keys), strict: fc.boolean() });

test("the result does not depend on the order of the builds or of what is in them", () => {
  fc.assert(
    fc.property(someBuilds, policy, fc.infiniteStream(fc.nat()), (builds, rules, random) => {
      const shuffled = shuffle(builds, random).map((build) => ({
        ...build,
        manifest: {
          ...build.manifest,
          consumes: Object.fromEntries(shuffle(Object.entries(build.manifest.consumes), random)),
          provides: Object.fromEntries(
            shuffle(Object.entries(build.manifest.provides), random).map(([name, copies]) => [
              name,
              shuffle(copies, random),
            ]),
          ),
        },
      }));
      expect(resolve(shuffled, "shell", rules)).toEqual(resolve(builds, "shell", rules));
    }),
    { numRuns: 400 },
  );
});

test("every requirement is satisfied, is the container's own fallback, or has a diagnostic", () => {
  fc.assert(
    fc.property(someBuilds, policy, (builds, rules) => {
      const { choices, diagnostics } = resolve(builds, "shell", rules);
      for (const { build, module, consume } of consumesOf(builds)) {
        const choice = choices[build.id]?.[module];
        const told = diagnostics.filter(
          ({ details }) =>
            details["build"] === build.id &&
            [details["key"], ...((details["also"] as string[] | undefined) ?? [])].includes(consume.key) &&
            details["range"] === consume.range,
        );
        expect(told.map(({ severity }) => severity)).toEqual(expectedOf(choice, consume));
      }
    }),
    { numRuns: 400 },
  );
});

test("every view is closed under the highest version that satisfies, and holds nothing that nobody gets", () => {
  fc.assert(
    fc.property(someBuilds, policy, (builds, rules) => {
      const { choices, views } = resolve(builds, "shell", rules);
      for (const { build, module, consume } of consumesOf(builds)) {
        const choice = choices[build.id]?.[module];
        if (choice === undefined || choice === 0) continue;
        const view = Object.keys(views[build.id]?.[consume.key] ?? {});
        const suiting = view.filter((one) => satisfies(one, consume.match));
        const best = (suiting.length > 0 ? suiting : view).sort(compareVersions).at(-1) ?? "";
        expect(compareVersions(choice[1], best)).toBe(0);
        expect(views[build.id]?.[consume.key]?.[choice[1]]).toBe(choice[0]);
      }
      const used = Object.values(choices).flatMap((own) => Object.values(own).filter((choice) => choice !== 0));
      const shown = Object.values(views).flatMap((view) => Object.values(view).flatMap(Object.entries));
      expect(new Set(shown.map(([one, id]) => `${id} ${one}`))).toEqual(
        new Set(used.map(([id, one]) => `${id} ${one}`)),
      );
    }),
    { numRuns: 400 },
  );
});

test("a singleton is one copy in each container, and the root's wherever the root provides it", () => {
  fc.assert(
    fc.property(someBuilds, policy, (builds, rules) => {
      const { choices, views } = resolve(builds, "shell", rules);
      for (const { build, module, consume } of consumesOf(builds)) {
        if (consume.singleton !== true) continue;
        expect(Object.keys(views[build.id]?.[consume.key] ?? {}).length).toBeLessThanOrEqual(1);
        const choice = choices[build.id]?.[module];
        const giver = choice === undefined || choice === 0 ? choice : choice[0];
        const allowed = builds[0]?.manifest.provides[consume.key] ? [undefined, builds[0].id] : [giver];
        expect(allowed).toContain(giver);
      }
    }),
    { numRuns: 400 },
  );
});

test("a sibling gives only what the root admits", () => {
  fc.assert(
    fc.property(someBuilds, policy, (builds, rules) => {
      const { choices } = resolve(builds, "shell", rules);
      for (const { build, module, consume } of consumesOf(builds)) {
        const choice = choices[build.id]?.[module];
        if (!choice || choice[0] === build.id || choice[0] === builds[0]?.id) continue;
        expect(rules.admit).toContain(consume.key);
      }
    }),
    { numRuns: 400 },
  );
});

test("explain has words for every consume", () => {
  fc.assert(
    fc.property(someBuilds, policy, (builds, rules) => {
      const plan = resolve(builds, "shell", rules);
      for (const { build, consume } of consumesOf(builds)) {
        const text = explain(builds, "shell", plan, build.id, consume.key);
        expect(text).toContain(consume.key);
        expect(text).not.toMatch(/undefined|NaN|\[object/);
      }
    }),
    { numRuns: 400 },
  );
});

/** The severities of what is said of a choice. A fallback has to be there, and needs no words. */
function expectedOf(choice: Choice | undefined, consume: Consume): string[] {
  if (choice === undefined) return ["error"];
  if (choice === 0) return consume.fallback === undefined ? ["a fallback"] : [];
  return satisfies(choice[1], consume.match) ? [] : ["warning"];
}

function consumesOf(builds: Build[]): { build: Build; module: string; consume: Consume }[] {
  return builds.flatMap((build) =>
    Object.entries(build.manifest.consumes).map(([module, consume]) => ({ build, module, consume })),
  );
}

function shuffle<Item>(items: readonly Item[], random: fc.Stream<number>): Item[] {
  const keyed = items.map((item): [number, Item] => [random.next().value, item]);
  return keyed.sort(([a], [b]) => a - b).map(([, item]) => item);
}
