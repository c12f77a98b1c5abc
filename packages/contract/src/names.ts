import { NacreError } from "./errors.ts";
import type { BuildId, ExposeName, Reference } from "./manifest.ts";

const buildName = /^[A-Za-z][\w-]{0,63}$/;
const slotName = /^[A-Za-z][\w.-]{0,63}$/;
const buildId = /^[0-9a-f]{16}$/;
const exposePath = /^\.(?:\/(?!\.{1,2}(?:\/|$))[\w.~$@+-]+)*$/;
// A build name, perhaps a build id, and an expose without its dot.
const reference = /^([A-Za-z][\w-]{0,63})(?:@([0-9a-f]{16}))?((?:\/(?!\.{1,2}(?:\/|$))[\w.~$@+-]+)*)$/;
// What nobody sees (control and format characters, halves of characters) stands in no name that a person reads.
const filePath = /^(?:(?!\.{1,2}(?:\/|$))[^\s\p{Cc}\p{Cf}\p{Cs}/\\:?#%<>"'`{}|^]+(?<!\.)(?:\/|$))+$/u;
const routePath =
  /^\/?(?:(?:[^\s\p{Cc}\p{Cf}\p{Cs}/\\:?#%*<>"'`{}|^][^\s\p{Cc}\p{Cf}\p{Cs}/\\?#%*<>"'`{}|^]*|:[\w-]+[^\s\p{Cc}\p{Cf}\p{Cs}/\\?#%*<>"'`{}|^]*)\??(?:\/|$))*\*?$/u;
const shareKey = /^[^\s\p{Cc}\p{Cf}\p{Cs}"'`<>\\]+$/u;
const globalName = /^[\w$@./-]+$/;

/** A reference in its parts. */
export interface ParsedReference {
  name: string;
  build?: BuildId;
  expose: ExposeName;
}

/**
 * A letter, then up to 63 letters, digits, `-` or `_`: it stands in URLs, attributes and messages unescaped. No name that
 * every object has (`constructor`), because names are looked up in objects.
 */
export function isBuildName(text: string): boolean {
  return fits(text, buildName, 64) && !(text in {});
}

/** A letter, then up to 63 letters, digits, `.`, `-` or `_`. */
export function isSlotName(text: string): boolean {
  return fits(text, slotName, 64);
}

/** 16 lower-case hex digits. */
export function isBuildId(text: string): boolean {
  return fits(text, buildId, 16);
}

/** `.` or `./` and a path without `.` and `..` segments. */
export function isExposeName(text: string): boolean {
  return fits(text, exposePath, 255);
}

/**
 * Relative to a folder that it cannot leave: no `..`, no backslash, no protocol, nothing that a URL or a file system reads
 * otherwise.
 */
export function isFileName(text: string): boolean {
  return fits(text, filePath, 511) && !text.endsWith("/");
}

/**
 * A path as React Router takes it: static, `:dynamic`, `:id.json` and optional (`?`) segments, `*` at the end only. Not
 * percent-encoded, because React Router compares it with the decoded URL.
 */
export function isRoutePath(text: string): boolean {
  return fits(text, routePath, 511);
}

/** As long as a package name may be, without what would need quotes. */
export function isShareKey(text: string): boolean {
  return fits(text, shareKey, 214) && !(text in {});
}

/** A property of the global object, as bundlers name libraries: letters, digits, `_`, `$`, `@`, `.`, `/`, `-`. */
export function isGlobalName(text: string): boolean {
  return fits(text, globalName, 128) && !(text in {});
}

/** Whether `parseReference` reads it. */
export function isReference(text: string): boolean {
  return partsOf(text) !== undefined;
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
  const parts = partsOf(text);
  if (!parts) throw new NacreError("NACRE_CONTRACT_BAD_REFERENCE", { reference: text });
  return parts;
}

/** One pattern in place of three: every page carries this. */
function partsOf(text: unknown): ParsedReference | undefined {
  const found = typeof text === "string" && text.length <= 512 && reference.exec(text);
  if (!found) return undefined;
  const [, name = "", build, path = ""] = found;
  if (name in {} || path.length > 254) return undefined;
  return { name, ...(build !== undefined && { build }), expose: `.${path}` };
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

/** Texts alone: a pattern would read `undefined` as a name. */
function fits(text: unknown, pattern: RegExp, most: number): boolean {
  return typeof text === "string" && text.length <= most && pattern.test(text);
}
