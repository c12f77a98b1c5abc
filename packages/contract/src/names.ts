import { NacreError } from "./errors.ts";
import type { BuildId, ExposeName, Reference } from "./manifest.ts";

const buildName = /^[A-Za-z][\w-]{0,63}$/;
const slotName = /^[A-Za-z][\w.-]{0,63}$/;
const buildId = /^[0-9a-f]{16}$/;
const exposePath = /^(?:\/(?!\.{1,2}(?:\/|$))[\w.~$@+-]+)*$/;
const filePath = /^(?:(?!\.{1,2}(?:\/|$))[^\s/\\:?#%<>"'`{}|^]+(?:\/|$))+$/;
const basePath = /^(?:https?:\/\/[^\s/\\?#%<>"'`{}|^@]+)?\/(?:(?!\.{1,2}\/)[^\s/\\?#%<>"'`{}|^]+\/)*$/i;
const routePath =
  /^\/?(?:(?:[^\s/\\:?#%*<>"'`{}|^][^\s/\\?#%*<>"'`{}|^]*|:[\w-]+[^\s/\\?#%*<>"'`{}|^]*)\??(?:\/|$))*\*?$/;
const apiPath = /^(?:https?:\/\/[^\s/\\?#]+)?\/(?!\/)[^\s\\#<>"]*$/i;
const shareKey = /^[^\s"'`<>\\]{1,214}$/;
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

/** A letter, then up to 63 letters, digits, `.`, `-` or `_`. */
export function isSlotName(text: string): boolean {
  return slotName.test(text);
}

/** 16 lower-case hex digits. */
export function isBuildId(text: string): boolean {
  return buildId.test(text);
}

/** `.` or `./` and a path without `.` and `..` segments. */
export function isExposeName(text: string): boolean {
  return text[0] === "." && text.length < 256 && exposePath.test(text.slice(1));
}

/** Relative to a folder that it cannot leave: no `..`, no backslash, no protocol, nothing that a URL reads otherwise. */
export function isFileName(text: string): boolean {
  return text.length < 512 && !text.endsWith("/") && filePath.test(text);
}

/** Where a build's folder lies: a path or an `http(s)` URL which ends in `/`, without query and without `..`. */
export function isBaseUrl(text: string): boolean {
  return text.length < 2048 && basePath.test(text);
}

/**
 * A path as React Router takes it: static, `:dynamic`, `:id.json` and optional (`?`) segments, `*` at the end only. Not
 * percent-encoded, because React Router compares it with the decoded URL.
 */
export function isRoutePath(text: string): boolean {
  return text.length < 512 && routePath.test(text);
}

/** An address of an HTTP API: a path, or an `http(s)` URL. May hold a route's parameters: `/api/products/:id`. */
export function isApiAddress(text: string): boolean {
  return text.length < 2048 && apiPath.test(text);
}

/** As long as a package name may be, without what would need quotes. */
export function isShareKey(text: string): boolean {
  return shareKey.test(text);
}

/** Whether `parseReference` reads it. */
export function isReference(text: string): boolean {
  const [, name = "", build, path = ""] = reference.exec(text) ?? [];
  return isBuildName(name) && (build === undefined || isBuildId(build)) && isExposeName(`.${path}`);
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
  if (!isReference(text)) throw new NacreError("NACRE_CONTRACT_BAD_REFERENCE", { reference: text });
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
