import { NacreError } from "./errors.ts";
import type { BuildId, ExposeName, Reference } from "./manifest.ts";

const buildName = /^[A-Za-z][\w-]{0,63}$/;
const buildId = /^[0-9a-f]{16}$/;
const exposePath = /^(?:\/(?!\.{1,2}(?:\/|$))[\w.~$@+-]+)*$/;
const reference = /^([^/@]+)(?:@([^/]+))?(\/.*)?$/;

/** A reference in its parts. */
export interface ParsedReference {
  name: string;
  build?: BuildId;
  expose: ExposeName;
}

/** A letter, then up to 63 letters, digits, `-` or `_`: it stands in URLs, attributes and messages unescaped. */
export function isBuildName(text: string): boolean {
  return buildName.test(text);
}

/** 16 lower-case hex digits. */
export function isBuildId(text: string): boolean {
  return buildId.test(text);
}

/** `.` or `./` and a path without `.` and `..` segments. */
export function isExposeName(text: string): boolean {
  return text[0] === "." && text.length < 256 && exposePath.test(text.slice(1));
}

/**
 * Reads the name of a remote module.
 *
 * @param text `components/Button`, `components` for the expose `.`, or pinned `components@0123456789abcdef/Button`.
 * @throws NacreError `NACRE_CONTRACT_BAD_REFERENCE`
 * @example
 * parseReference("components/Button"); // { name: "components", expose: "./Button" }
 */
export function parseReference(text: Reference): ParsedReference {
  const [, name = "", build, path = ""] = reference.exec(text) ?? [];
  if (!isBuildName(name) || (build !== undefined && !isBuildId(build)) || !isExposeName(`.${path}`)) {
    throw new NacreError("NACRE_CONTRACT_BAD_REFERENCE", { reference: text });
  }
  return build === undefined ? { name, expose: `.${path}` } : { name, build, expose: `.${path}` };
}

/**
 * Writes the name of a remote module; the inverse of `parseReference`.
 *
 * @example
 * formatReference({ name: "components", expose: "./Button" }); // "components/Button"
 */
export function formatReference({ name, build, expose }: ParsedReference): Reference {
  return name + (build === undefined ? "" : `@${build}`) + expose.slice(1);
}
