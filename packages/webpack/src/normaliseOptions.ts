import { isSlotName, NacreError, type Problem } from "@nacre/contract";
import type { NacrePluginOptions, NormalOptions, TypesOptions } from "./options.ts";
import { normaliseShared } from "./sharing/normaliseShared.ts";

const KNOWN = [
  "name",
  "exposes",
  "remotes",
  "shared",
  "routes",
  "contributes",
  "stories",
  "html",
  "owner",
  "version",
  "admit",
  "types",
  "filename",
  "inlineExposes",
  "remoteEntry",
];

/** Options of ModuleFederationPlugin that mean nothing here, with what to do instead. */
const REFUSED: Record<string, string> = {
  library: "a container has no library: hosts that do not run Nacre use `remoteEntry: { library }`",
  remoteType: "remotes are found through the snapshot: remove it",
  runtime: "a container never has a runtime chunk of its own name: remove it",
  shareScope:
    "there is one share scope, `default`: remove it, and rename keys with `shareKey` where two must stay apart",
  shareStrategy: "the plan decides before any code loads: remove it",
  manifest: "every build writes `nacre.json`: remove it",
  runtimePlugins: "listen to the runtime with `runtime.on(...)` instead",
};

const NAME = /^[A-Za-z][\w-]{0,63}$/;
const PINNED = /^([A-Za-z][\w-]*)@([0-9a-f]{16})$/;
const HINTED = /^([A-Za-z][\w-]*)@(https?:\/\/|\/).*$/;

/**
 * Turns the plugin's options into their one normal form.
 *
 * @throws NacreError `NACRE_WEBPACK_BAD_OPTIONS` with every problem in `details.problems`
 */
export function normaliseOptions(options: NacrePluginOptions): NormalOptions {
  const problems: Problem[] = [];
  const report = (path: string, message: string): void => void problems.push({ path, message });
  const { name, routes, html, owner, version, admit = [], filename = "container.[contenthash:8].js" } = options;
  for (const key of Object.keys(options)) if (!KNOWN.includes(key)) report(key, REFUSED[key] ?? unknownOption(key));
  if (typeof name !== "string" || !NAME.test(name))
    report("name", "needs letters, digits, - and _, and a letter first");
  const normal: NormalOptions = {
    name,
    exposes: normaliseExposes(several("exposes", options.exposes, report), report),
    remotes: normaliseRemotes(several("remotes", options.remotes, report), report),
    shared: normaliseShared(several("shared", options.shared, report), report),
    contributes: normaliseContributes(options, report),
    stories: [options.stories ?? []].flat(),
    admit,
    filename,
    inlineExposes: normaliseInlineExposes(options.inlineExposes, report),
    ...(routes !== undefined && { routes }),
    ...(html !== undefined && { html }),
    ...(owner !== undefined && { owner }),
    ...(version !== undefined && { version }),
    ...(options.types !== undefined && { types: normaliseTypes(options.types, report) }),
    ...(typeof name === "string" &&
      options.remoteEntry && { remoteEntry: normaliseRemoteEntry(name, options.remoteEntry) }),
  };
  if (normal.remoteEntry?.filename === filename)
    report("filename", `the entry for hosts that do not run Nacre is ${filename}: take \`filename\` out`);
  if (problems.length) throw new NacreError("NACRE_WEBPACK_BAD_OPTIONS", { name, problems });
  return normal;
}

/** Notes a problem with an option. */
export type Report = (path: string, message: string) => void;

/** JavaScript takes a single text for a list of its letters. */
function several<Option>(path: string, option: Option | undefined, report: Report): Option | Record<string, never> {
  if (typeof option === "object" && option !== null) return option;
  if (option !== undefined) report(path, "needs a list or an object, also for one");
  return {};
}

function normaliseExposes(
  exposes: NonNullable<NacrePluginOptions["exposes"]>,
  report: Report,
): NormalOptions["exposes"] {
  const entries = Array.isArray(exposes) ? exposes.map((each) => [each, each] as const) : Object.entries(exposes);
  const normal: NormalOptions["exposes"] = {};
  for (const [key, value] of entries) {
    const imports = [typeof value === "object" && !Array.isArray(value) ? value.import : value].flat();
    if (!/^\.(\/[\w@.$-]+)*$/.test(key)) report(`exposes["${key}"]`, 'needs the form "." or "./Name"');
    else if (key === "./app") report(`exposes["${key}"]`, "`./app` is the build's own entry: choose another name");
    else if (!imports.length || imports.some((each) => typeof each !== "string" || !each))
      report(`exposes["${key}"]`, "needs a module to expose");
    else normal[key] = imports;
  }
  return normal;
}

function normaliseInlineExposes(bytes: number = 16_000, report: Report): number {
  if (typeof bytes !== "number" || !(bytes >= 0))
    report("inlineExposes", "needs a number of bytes: 0 keeps the files of exposes apart from the entry's");
  return bytes;
}

function normaliseContributes(
  { contributes = {}, exposes = {} }: NacrePluginOptions,
  report: Report,
): NormalOptions["contributes"] {
  const exposed = Array.isArray(exposes) ? exposes : Object.keys(exposes);
  return Object.entries(contributes).flatMap(([slot, parts]) =>
    [parts].flat().map((part) => {
      const { module, order } = typeof part === "string" ? { module: part } : part;
      if (!isSlotName(slot)) report(`contributes["${slot}"]`, "needs a letter, then letters, digits, ., - and _");
      if (!exposed.includes(module)) report(`contributes["${slot}"]`, `needs an expose, and "${module}" is none`);
      return { slot, module, ...(order !== undefined && { order }) };
    }),
  );
}

function normaliseRemotes(
  remotes: NonNullable<NacrePluginOptions["remotes"]>,
  report: Report,
): NormalOptions["remotes"] {
  const entries = Array.isArray(remotes)
    ? remotes.map((each) => [each.split("@")[0]!, each] as const)
    : Object.entries(remotes);
  const normal: NormalOptions["remotes"] = {};
  for (const [alias, value] of entries) {
    const target = typeof value === "string" ? parseRemote(value) : undefined;
    if (target) normal[alias] = target;
    else
      report(
        `remotes["${alias}"]`,
        'needs a container\'s name: "components", "components@<build id>", or "components@<address>" as a hint',
      );
  }
  return normal;
}

function parseRemote(value: string): NormalOptions["remotes"][string] | undefined {
  const pinned = PINNED.exec(value);
  if (pinned) return { name: pinned[1]!, build: pinned[2]! };
  const name = HINTED.exec(value)?.[1] ?? value;
  return NAME.test(name) ? { name } : undefined;
}

function normaliseTypes(types: boolean | TypesOptions, report: Report): TypesOptions | false {
  if (typeof types === "boolean") return types && {};
  if (typeof types !== "object" || types === null) {
    report("types", "needs true, false or an object with tsconfig and required");
    return {};
  }
  const { tsconfig, required, ...others } = types;
  if (tsconfig !== undefined && typeof tsconfig !== "string") report("types.tsconfig", "needs the path of a tsconfig");
  if (required !== undefined && typeof required !== "boolean") report("types.required", "needs true or false");
  for (const key of Object.keys(others)) report(`types.${key}`, "is no option. There are: tsconfig, required");
  return types;
}

function normaliseRemoteEntry(
  name: string,
  option: NonNullable<NacrePluginOptions["remoteEntry"]>,
): NonNullable<NormalOptions["remoteEntry"]> {
  const { filename = "remoteEntry.js", library } = option === true || option === false ? {} : option;
  return { filename, library: library ?? { type: "var", name: name.replaceAll("-", "_") } };
}

function unknownOption(key: string): string {
  const like = KNOWN.filter((each) => each.startsWith(key.slice(0, 4)));
  return `is no option.${like.length > 0 ? ` Did you mean ${like.join(" or ")}?` : ""} There are: ${KNOWN.join(", ")}`;
}
