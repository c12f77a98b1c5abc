import type { Bases } from "../variants/Variant.ts";

export type Origins = "one" | "separate";
export type Protocol = "h1" | "h2";

/** Ports from here on are the benchmark's: builds of other federations have addresses written into them. */
const first = 4400;
const perVariant = 10;
const names = ["shell", "catalog", "components"];

/** Port of one build of a variant. On one origin all have the shell's. */
export function portOf(variant: number, protocol: Protocol, origins: Origins, name: string): number {
  const place = origins === "one" ? 0 : 1 + names.indexOf(name);
  return first + perVariant * variant + place + (protocol === "h2" ? 4 : 0);
}

/** Addresses of a variant's builds. */
export function basesOf(variant: number, protocol: Protocol, origins: Origins): Bases {
  if (origins === "one") return Object.fromEntries(names.map((name) => [name, `/b/${name}/`]));
  return Object.fromEntries(names.map((name) => [name, `${originOf(variant, protocol, origins, name)}/b/${name}/`]));
}

/** Address of the page's origin, or of another build's. */
export function originOf(variant: number, protocol: Protocol, origins: Origins, name = "shell"): string {
  return `${protocol === "h2" ? "https" : "http"}://localhost:${portOf(variant, protocol, origins, name)}`;
}
