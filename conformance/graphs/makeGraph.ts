import type { Graph, GraphBuild, GraphModule, GraphPackage, GraphShared } from "./Graph.ts";
import { createRandom, type Random } from "../harness/createRandom.ts";

const containers = ["a", "b", "c", "d"];
const exposes = ["x0", "x1"];
const references = [...containers, "host"].flatMap((name) => exposes.map((expose) => `${name}/${expose}`));
const packages = ["p0", "p1", "p2", "p3"];
const versions = ["1.0.0", "1.2.3", "1.10.0", "2.0.0", "2.1.0"];
const ranges = ["^1.0.0", "~1.2.0", "^1.2.0", ">=1.0.0", "*", "1.x || ^2.1.0", "^2.0.0", ">=1.2.0 <2.1.0"];

/**
 * A host and four containers that import each other at will, in circles too, and share four packages, which import each
 * other as well, in mixed versions and ranges.
 */
export function makeGraph(seed: number): Graph {
  const random = createRandom(seed);
  const singletons = random.some(packages, 0.3);
  return {
    seed,
    settings: {
      mode: random.chance(0.5) ? "production" : "development",
      splitChunks: random.chance(0.35),
      runtimeChunk: random.chance(0.2),
      concatenate: random.chance(0.7),
    },
    builds: ["host", ...containers].map((name) => makeBuild(random, name, singletons)),
  };
}

function makeBuild(random: Random, name: string, singletons: readonly string[]): GraphBuild {
  const modules = exposes.map((expose) => makeModule(random, expose, `${name}/${expose}`));
  if (name === "host") modules.unshift(makeModule(random, "main", "host/main"));
  return {
    name,
    packages: packages.map((each) => makePackage(random, each, true)),
    dependencies: makeDependencies(random, packages),
    shared: Object.fromEntries(
      random.some(packages, 0.85).map((each) => [each, makeShared(random, singletons.includes(each))]),
    ),
    modules,
  };
}

function makeModule(random: Random, name: string, own: string): GraphModule {
  const others = references.filter((reference) => reference !== own);
  return {
    name,
    uses: random.some(packages, 0.4),
    imports: random.some(others, name === "main" ? 0.4 : 0.15),
    lazy: random.some(others, 0.08),
  };
}

function makePackage(random: Random, name: string, nests: boolean): GraphPackage {
  const others = packages.filter((each) => each !== name);
  const used = random.some(others, 0.25);
  return {
    name,
    version: random.pick(versions),
    dependencies: makeDependencies(random, used),
    nested: nests ? random.some(used, 0.3).map((each) => makePackage(random, each, false)) : [],
  };
}

function makeDependencies(random: Random, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, random.pick(ranges)]));
}

function makeShared(random: Random, singleton: boolean): GraphShared {
  return {
    ...(singleton && { singleton: true as const }),
    ...(random.chance(0.03) && { strictVersion: true as const }),
    ...(random.chance(0.03) && { import: false as const }),
    ...(random.chance(0.1) && { requiredVersion: random.pick(ranges) }),
  };
}
