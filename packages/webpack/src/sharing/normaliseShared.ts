import { isShareKey } from "@nacre/contract";
import valid from "semver/functions/valid.js";
import type { NacrePluginOptions } from "../options.ts";
import { defaultShared, type SharedConfig, type TreeShaking } from "../shared.ts";
import { isPath } from "./packageOf.ts";

const KNOWN = [
  "import",
  "shareKey",
  "singleton",
  "strictVersion",
  "requiredVersion",
  "version",
  "packageName",
  "eager",
  "include",
  "exclude",
  "treeShaking",
];
const ONE_SCOPE =
  "there is one share scope, `default`: remove it, and rename keys with `shareKey` where two must stay apart";

/** A text is a range where it looks like one, also as package managers write it (`catalog:`), else a module. */
const RANGE = /^v?\d|^[~^<>=*]|^[xX]$|^[a-z][a-z+]+:/;

/** The shared modules in one form, the defaults among them. */
export function normaliseShared(
  shared: NonNullable<NacrePluginOptions["shared"]>,
  report: (path: string, message: string) => void,
): Record<string, SharedConfig> {
  const normal: Record<string, SharedConfig> = defaultShared();
  const prefixes = Object.keys(normal).filter((key) => key.endsWith("/"));
  // One sub-path of a default (`react-router/dom`) is what the others are.
  const covering = (key: string): SharedConfig | undefined =>
    normal[prefixes.find((prefix) => key.startsWith(prefix)) ?? ""];
  for (const [key, value] of entriesOf(shared)) {
    if (value === false) delete normal[key];
    else normal[key] = { ...(normal[key] ?? covering(key)), ...(typeof value === "string" ? textual(value) : value) };
  }
  for (const [key, config] of Object.entries(normal))
    for (const [option, message] of problemsOf(key, config)) report(`shared["${key}"]${option}`, message);
  return normal;
}

function textual(value: string): SharedConfig {
  return RANGE.test(value) ? { requiredVersion: value } : { import: value };
}

function entriesOf(shared: NonNullable<NacrePluginOptions["shared"]>): [string, string | SharedConfig | false][] {
  if (!Array.isArray(shared)) return Object.entries(shared);
  return shared.flatMap((each) => (typeof each === "string" ? [[each, {}]] : Object.entries(each)));
}

function* problemsOf(key: string, config: SharedConfig): Generator<[option: string, message: string]> {
  for (const option of Object.keys(config))
    if (option === "shareScope") yield [".shareScope", ONE_SCOPE];
    else if (!KNOWN.includes(option)) yield [`.${option}`, `is no option. Known: ${KNOWN.join(", ")}`];
  const { shareKey, version } = config;
  if (config.import === false && version)
    yield ["", "`import: false` provides nothing, so `version` says nothing: remove one"];
  if (typeof version === "string" && valid(version) === null)
    yield [".version", `"${version}" is no version: write one like "1.2.3", or false for an unknown one`];
  if (shareKey !== undefined && !isShareKey(shareKey))
    yield [".shareKey", "needs 1 to 214 characters without spaces, quotes, < and >"];
  yield* problemsOfPrefix(key, config);
  yield* problemsOfShaking(key, config);
}

/** Of Module Federation's options, those that the plan makes superfluous are refused. */
function* problemsOfShaking(
  key: string,
  { treeShaking, import: request = key }: SharedConfig,
): Generator<[option: string, message: string]> {
  if (!treeShaking) return;
  const option = ".treeShaking";
  if (request === false) yield [option, "`import: false` provides nothing that could be shaken: remove one"];
  else if (key.endsWith("/")) yield [option, "stands for one module: name each request that is to be shaken"];
  else if (isPath(key) || isPath(request)) yield [option, "is for packages: a file is given whole"];
  if (treeShaking === true) return;
  const { usedExports = [], ...others } = Object(treeShaking) as TreeShaking;
  if (!Array.isArray(usedExports) || !usedExports.every((name) => /^[A-Za-z_$][\w$]*$/.test(name)))
    yield [`${option}.usedExports`, "needs a list of names that the module exports"];
  for (const other of Object.keys(others))
    yield [`${option}.${other}`, "is no option: the plan decides who gets which copy. There is: usedExports"];
}

/** What ends in `/` stands for all that starts with it, so each end of a prefix has to be one. */
function* problemsOfPrefix(key: string, config: SharedConfig): Generator<[option: string, message: string]> {
  const prefix = key.endsWith("/");
  if (prefix && isPath(key)) yield ["", "a file is shared by its own path: name each"];
  for (const option of ["shareKey", "import"] as const) {
    const value = config[option];
    if (typeof value === "string" && value.endsWith("/") !== prefix)
      yield [`.${option}`, prefix ? 'has to end in "/", as the request does' : 'ends in "/", but the request does not'];
  }
}
