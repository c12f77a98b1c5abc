import type { FileName, Snapshot } from "@nacre/contract";
import { makeSnapshot } from "@nacre/plan";
import { isOfCode, type Cell } from "../cells.ts";
import type { World } from "./buildWorld.ts";
import type { FaultServer, Rule } from "./FaultServer.ts";

/** Which module a cell asks for. */
export function referenceOf({ layer }: Cell): string {
  if (layer === "share negotiation") return "picky/Strict";
  return /^(render|effect|event handler|unmount)$/.test(layer) ? "near/Part" : "near/Widget";
}

/** The container that is given at run time, where one is. */
export function givenOf(cell: Cell): string | undefined {
  return cell.declared === "run time" ? referenceOf(cell).split("/")[0] : undefined;
}

/** The plan of a cell: every build, but for the one that is given at run time. */
export function snapshotOf(world: World, cell: Cell, server: FaultServer): Snapshot {
  const given = givenOf(cell);
  const builds = Object.entries(world)
    .filter(([name]) => name !== given)
    .map(([name, build]) => ({ ...build, base: baseOf(world, name, cell, server) }));
  const names = Object.fromEntries(builds.map(({ id, manifest }) => [manifest.name, id]));
  const { snapshot } = makeSnapshot({ builds, names, root: "shell", environment: "chaos", n: 1 });
  return snapshot;
}

/** Where a build lies. Another origin than the page's has the remotes, where that is what goes wrong. */
export function baseOf(world: World, name: string, cell: Cell, server: FaultServer): string {
  const path = `/${name}/${world[name]!.id}/`;
  if (cell.environment === "node" || cell.declared === "run time") return server.origin + path;
  const apart = cell.fault === "missing CORS" && name !== "shell";
  return apart ? server.origin.replace("localhost", "127.0.0.1") + path : path;
}

/** What the server has to do wrong, if it is the server. */
export function ruleOf(world: World, cell: Cell): Rule | undefined {
  const { fault, times } = cell;
  const file = fileOf(world, cell);
  return file === undefined || isOfCode(cell) ? undefined : { file: `/${file}`, fault, times };
}

/** The file whose code does not do what it is there for, if it is that. */
export function brokenOf(world: World, cell: Cell): string | undefined {
  return isOfCode(cell) ? fileOf(world, cell) : undefined;
}

function fileOf(world: World, { layer }: Cell): FileName | undefined {
  const manifest = (name: string): World[string]["manifest"] => world[name]!.manifest;
  const chunk = (name: string, expose: string): FileName => {
    const { exposes, chunks } = manifest(name);
    return chunks[exposes[expose]!.chunks.at(-1)!]!.files.find((file) => file.endsWith(".js"))!;
  };
  const ending = (suffix: string): FileName =>
    Object.keys(manifest("near").files).find((file) => file.endsWith(suffix))!;
  switch (layer) {
    case "manifest":
      return "nacre.json";
    case "snapshot":
      return "snapshot.json";
    case "entry":
      return manifest("near").entry.at(-1);
    case "exposed chunk":
      return chunk("near", "./Widget");
    case "inner lazy chunk": {
      const { chunks } = manifest("near");
      const [lazy] = Object.values(chunks).flatMap((each) => each.lazy ?? []);
      return chunks[lazy!.at(-1)!]!.files[0];
    }
    case "shared chunk": {
      const { chunks, provides } = manifest("shell");
      return chunks[provides["dep"]![0]!.chunks.at(-1)!]!.files[0];
    }
    case "nested entry":
      return manifest("far").entry.at(-1);
    case "nested chunk":
      return chunk("far", "./Part");
    case "style":
      return ending(".css");
    case "wasm":
      return ending(".wasm");
    default:
      return undefined;
  }
}

/** The part or module that throws, if it is the code. */
export function partOf({ layer, fault }: Cell): string | undefined {
  if (fault !== "throws") return undefined;
  return layer === "evaluation" ? "near/Widget" : layer;
}
