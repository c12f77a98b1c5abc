import type { Problem } from "./problems.ts";

/** The facts of one error. The sentence needs those that are named; whoever raises it may add others. */
type Facts<Named> = Named & { [other: string]: unknown };
type Copy = { container: string; version: string };

/** Why a shared module is loaded whole although there is a smaller copy of it. */
export type WholeReason =
  | { why: "lacks"; container: string; key: string; exports: readonly string[] }
  | { why: "unknown" | "foreign" | "fallback"; container: string; key: string }
  | { why: "none"; key: string };
type PlannedFacts = { container: string; schema: number };
type TypesOf = { name: string; version: string; build: string };
type SharedFacts = { schema: number; accepts: readonly number[]; build?: string };

/**
 * One sentence per error code: who asked, for what, what was found, what to do. Each code has a heading in
 * `docs/errors.md`. Ordered by area; the details are checked where the error is made.
 */
export const catalogue = {
  // --- contract: what was written down ---
  NACRE_CONTRACT_BAD_MANIFEST: (d: Facts<{ source?: string; problems: readonly Problem[] }>): string =>
    `${d.source ?? "A manifest"} is not a manifest that Nacre can use:${list(d.problems)}\nBuild it again with @nacre/webpack.`,
  NACRE_CONTRACT_BAD_SNAPSHOT: (d: Facts<{ source?: string; problems: readonly Problem[] }>): string =>
    `${d.source ?? "A snapshot"} is not a snapshot that Nacre can use:${list(d.problems)}\nMake it again with makeSnapshot.`,
  NACRE_CONTRACT_BAD_REFERENCE: (d: Facts<{ reference: unknown }>): string =>
    `${quote(d.reference)} does not name a remote module. Write "components/Button", "components" for its expose ".", or "components@0123456789abcdef/Button" for one build.`,
  NACRE_CONTRACT_UNKNOWN_SCHEMA: (d: Facts<{ what: string; found: unknown; supported: number }>): string =>
    `The ${d.what} has schema ${quote(d.found)}; this version of Nacre reads schema ${d.supported}. Build it with the same version of Nacre as its reader.`,

  // --- plan: what does not fit together ---
  NACRE_PLAN_NO_SATISFYING_VERSION: (
    d: Facts<{ container: string; key: string; range?: string | false; found?: readonly Copy[]; used?: Copy }>,
  ): string =>
    `"${d.container}" needs ${d.key}${rangeOf(d.range)} and ${d.used === undefined ? "may take it from nobody" : `has to use ${d.used.version} of "${d.used.container}"`}; ${copies(d.found)}. Provide a version that fits in the root, admit a sibling's copy with "admit", or drop "import: false" in ${d.container}.`,
  NACRE_PLAN_UNSATISFIED_SINGLETON: (
    d: Facts<{
      container: string;
      key: string;
      also?: readonly string[];
      range?: string | false;
      provider: string;
      version: string;
    }>,
  ): string =>
    `"${d.container}" needs ${d.key}${d.also ? ` (and ${d.also.join(", ")})` : ""}${rangeOf(d.range)} as a singleton; "${d.provider}" provides ${d.version}. Bring both to one version of ${d.key}: upgrade the older of the two, or widen the range in ${d.container} if it works with ${d.version}.`,
  NACRE_PLAN_SINGLETON_SPLIT: (d: Facts<{ key: string; copies: readonly Copy[] }>): string =>
    `${d.key} is a singleton, but the root provides none and ${d.copies.map((copy) => `"${copy.container}" uses ${copy.version}`).join(", ")}. Share ${d.key} in the root, or admit one copy for all with "admit".`,
  NACRE_PLAN_FAMILY_SPLIT: (
    d: Facts<{ container: string; family: string; keys: readonly { key: string; container: string }[] }>,
  ): string =>
    `"${d.container}" gets the family "${d.family}" from several builds: ${d.keys.map((from) => `${from.key} from "${from.container}"`).join(", ")}. Let one build provide all of them.`,
  NACRE_PLAN_UNKNOWN_CONTAINER: (
    d: Facts<{ name: string; container?: string | undefined; known?: readonly string[] }>,
  ): string =>
    `${asker(d.container)} the container "${d.name}", which the snapshot does not have${known(d.known)}. Add its build, or correct the name.`,
  NACRE_PLAN_UNKNOWN_BUILD: (d: Facts<{ name: string; build: string; container?: string | undefined }>): string =>
    `${asker(d.container)} build ${d.build} of "${d.name}", which the snapshot does not have. Keep that build in the snapshot, or drop the pin.`,
  NACRE_PLAN_UNKNOWN_EXPOSE: (
    d: Facts<{ name: string; expose: string; container?: string | undefined; known?: readonly string[] }>,
  ): string =>
    `${asker(d.container)} "${d.expose}" of "${d.name}", which does not expose it${known(d.known)}. Expose it there, or correct the request.`,
  NACRE_PLAN_ROUTE_CLASH: (d: Facts<{ path: string; first: string; second: string }>): string =>
    `${d.first} and ${d.second} both claim the path "${d.path}". Give one of them another path.`,
  NACRE_PLAN_ROUTE_CYCLE: (d: Facts<{ containers: readonly string[] }>): string =>
    `The routes contain each other without end: ${d.containers.join(" -> ")}. Mount each container once, from above.`,
  NACRE_PLAN_ROUTE_OUTSIDE: (d: Facts<{ container: string; path: string; parent: string }>): string =>
    `"${d.container}" has the absolute path "${d.path}" below "${d.parent}". Write it without the leading "/".`,
  NACRE_PLAN_TOO_MANY_ROUTES: (d: Facts<{ container: string; most: number }>): string =>
    `The routes are more than ${d.most} paths; those of "${d.container}" no longer fit. Mount containers and optional segments less often below each other.`,
  NACRE_PLAN_ASYNC_UNAWARE: (d: Facts<{ container: string; module: string }>): string =>
    `"${d.container}" was built without knowing that ${d.module} is asynchronous (top-level await or wasm). It gets the right value, but ${d.module} is evaluated before its turn. Run "nacre remotes" and build ${d.container} again with webpack.`,

  NACRE_PLAN_FULL_COPY: (
    d: Facts<{ container: string; family: string; bytes: number; reasons: readonly WholeReason[] }>,
  ): string =>
    `"${d.container}" has a shaken copy of ${d.family}, but pages load the whole one, ${Math.round(d.bytes / 1000)} kB more before compression: ${d.reasons.map(reasonOf).join("; ")}. Name what is missing in "treeShaking" of ${d.container}, or leave it so.`,
  NACRE_PLAN_EXPORTS_LEFT_OUT: (
    d: Facts<{ container: string; key: string; provider: string; exports?: readonly string[] }>,
  ): string =>
    `"${d.container}" uses ${d.exports === undefined ? `exports of ${d.key} that are not known` : `${d.exports.join(", ")} of ${d.key}`}, and the shaken copy of "${d.provider}" that this page has may lack them. Add ${d.container} to the snapshot instead, or register it with the manifest of ${d.provider} in "providers" where that copy has them.`,

  NACRE_PLAN_SHARED_MISMATCH: (
    d: Facts<{ kind: string; name: string; owner: PlannedFacts; definition: PlannedFacts }>,
  ): string =>
    `The shared ${d.kind} "${d.name}" has schema ${d.owner.schema} in "${d.owner.container}" and schema ${d.definition.schema} in "${d.definition.container}", and neither accepts the other: on a page with both, one of them fails. ${ONE_SCHEMA}`,

  // --- runtime: what happened on the page ---
  NACRE_RUNTIME_FILE_FAILED: (d: Facts<{ container: string; build: string; url: string; reason: string }>): string =>
    `A file of "${d.container}" (build ${d.build}) could not be loaded from ${d.url}: ${d.reason}. The next import tries again.`,
  NACRE_RUNTIME_NOT_REGISTERED: (d: Facts<{ container: string; build: string; url?: string }>): string =>
    `A script of "${d.container}" (build ${d.build}) ran but brought no chunk${d.url === undefined ? "" : `: ${d.url}`}. Is something else answering under this address?`,
  NACRE_RUNTIME_NOT_LOADED: (d: Facts<{ container: string; build?: string; module?: string }>): string =>
    `A module of "${d.container}"${d.module === undefined ? "" : ` (${d.module})`} was evaluated before its chunk was there. The cause says which file failed.`,
  NACRE_RUNTIME_NO_RUNTIME: (d: Facts<{ reference?: string }>): string =>
    `There is no Nacre runtime on this page${d.reference === undefined ? "" : ` to load "${d.reference}"`}. Serve the HTML through renderShellHtml, or make one with createRuntime.`,
  NACRE_RUNTIME_NO_FOREIGN_HOST: (d: Facts<{ container: string }>): string =>
    `"${d.container}" is a container of another federation, and this page's boot does not host such. Inline the file that bootFile(snapshot) names, @nacre/runtime/boot-foreign.js.`,
  NACRE_RUNTIME_FOREIGN_INIT_FAILED: (d: Facts<{ container: string; build?: string }>): string =>
    `The container "${d.container}" refused to be initialised. The cause is its own error; was it initialised by something else before?`,
  NACRE_RUNTIME_FOREIGN_GLOBAL_MISSING: (d: Facts<{ container: string; global?: string | undefined }>): string =>
    d.global === undefined
      ? `The entry of "${d.container}" is an ES module that does not export "get" and "init". Name its "global" when it leaves itself in one.`
      : `The files of "${d.container}" ran, but the global "${d.global}" is not a container: it has no "get" and "init". Correct its "global", or its build's library name.`,

  NACRE_RUNTIME_SNAPSHOT_UNSIGNED: (_: Facts<{ url?: string }>): string =>
    `The fetched snapshot has no signature. Sign it (nacre serve --key, signSnapshot); only in development may a shell say that it does without.`,
  NACRE_RUNTIME_SNAPSHOT_UNKNOWN_KEY: (d: Facts<{ keys: readonly string[]; known: readonly string[] }>): string =>
    `The snapshot is signed by ${d.keys.join(", ")}, and none of these is trusted${known(d.known)}. Sign it with a key that is, or give the new key to the page first.`,
  NACRE_RUNTIME_SNAPSHOT_EXPIRED_KEY: (d: Facts<{ key: string; expires: string }>): string =>
    `The snapshot is signed by key ${d.key}, which expired at ${d.expires}. Sign it with the next key.`,
  NACRE_RUNTIME_SNAPSHOT_BAD_SIGNATURE: (d: Facts<{ key: string; reason?: string }>): string =>
    `The snapshot is not what key ${d.key} has signed${d.reason === undefined ? "" : ` (${d.reason})`}: it was changed on its way, or cannot be verified here. Fetch it again; WebCrypto needs HTTPS or localhost.`,
  NACRE_RUNTIME_SNAPSHOT_OTHER_ENVIRONMENT: (d: Facts<{ found: unknown; wanted: string }>): string =>
    `The snapshot is for the environment ${quote(d.found)}, and this one is "${d.wanted}". Correct the address that it is fetched from.`,
  NACRE_RUNTIME_SNAPSHOT_ROLLED_BACK: (d: Facts<{ found: unknown; after: number }>): string =>
    `The snapshot has number ${quote(d.found)}, and number ${d.after} is known already: something gives out an old one. To go back on purpose, sign the old builds under a new number.`,
  NACRE_RUNTIME_SNAPSHOT_INCOMPLETE: (d: Facts<{ url: string; reason: string }>): string =>
    `This page's HTML holds a part of the snapshot, and the rest of it, at ${d.url}, is not there (${d.reason}). What the first page needs works without it; what lies outside asks for it again.`,

  // --- webpack: what the build was told ---
  NACRE_WEBPACK_BAD_OPTIONS: (d: Facts<{ name?: string; problems: readonly Problem[] }>): string =>
    `The options of NacrePlugin${d.name === undefined ? "" : ` in "${d.name}"`} cannot be used:${list(d.problems)}`,
  NACRE_WEBPACK_MISSING_EXPOSE: (d: Facts<{ name: string; expose: string; request: string }>): string =>
    `"${d.name}" exposes "${d.expose}", but "${d.request}" cannot be found. Correct the path in "exposes"; it is resolved from the bundler's context.`,
  NACRE_WEBPACK_ROUTE_NOT_EXPOSED: (d: Facts<{ name: string; path: string; module: string }>): string =>
    `The route "${d.path}" of "${d.name}" renders "${d.module}", which the build does not expose. Add it to "exposes", or correct the route.`,
  NACRE_WEBPACK_ROUTE_CLASH: (d: Facts<{ name: string; path: string }>): string =>
    `Two routes of "${d.name}" claim the path "${d.path}". Give one of them another path.`,
  NACRE_WEBPACK_ROUTES_NOT_DATA: (d: Facts<{ name: string; file: string; reason: string }>): string =>
    `The routes of "${d.name}" in ${d.file} are not plain data: ${d.reason}. Keep functions, components and imports of app code out of that file; name modules by "module".`,
  NACRE_WEBPACK_BAD_STORIES: (d: Facts<{ name: string; file: string; reason: string }>): string =>
    `The stories of "${d.name}" in ${d.file} cannot be read: ${d.reason}. Write them in Component Story Format 3, with title and tags as plain texts.`,
  NACRE_WEBPACK_PUBLIC_PATH: (d: Facts<{ name: string; publicPath: string }>): string =>
    `"${d.name}" sets output.publicPath to "${d.publicPath}". One build serves every environment, so its address is not known at build time: remove the option.`,
  NACRE_WEBPACK_PRIVATE_SINGLETON: (d: Facts<{ name: string; key: string; file: string }>): string =>
    `"${d.name}" bundles its own copy of the singleton ${d.key} (${d.file}). Import it by "${d.key}", or add the request to "shared".`,
  NACRE_WEBPACK_NOT_SHAKEN: (d: Facts<{ name: string; key: string; reason: string }>): string =>
    `"${d.name}" has no shaken copy of ${d.key}: ${d.reason}. Pages load the whole one.`,
  NACRE_WEBPACK_UNKNOWN_RANGE: (
    d: Facts<{ name: string; dependency: string; requirement: string; file: string; reason: string }>,
  ): string =>
    `"${d.name}" shares ${d.dependency}, of which ${d.file} wants "${d.requirement}": ${d.reason}. Any version is taken. Write a range there, or "requiredVersion" in "shared".`,
  NACRE_WEBPACK_WORKERS_NOT_PLANNED: (d: Facts<{ name: string; files: readonly string[] }>): string =>
    `Workers of "${d.name}" (${d.files.join(", ")}) keep the bundler's own runtime: they import no remotes, use their own copies of shared modules, and in a browser start only from the page's own origin. Workers follow the plan in script output for browsers, and in ES modules of Rspack.`,
  NACRE_WEBPACK_NO_HTML_TEMPLATE: (d: Facts<{ name: string; template: string; reason?: "no place" }>): string =>
    d.reason === undefined
      ? `The HTML template of "${d.name}", ${d.template}, cannot be read. Create it, or correct "html".`
      : `The HTML template of "${d.name}", ${d.template}, has no place for the application: write <!--nacre--> into its head.`,
  NACRE_WEBPACK_NO_TYPES: (d: Facts<{ name: string; problems: readonly string[] }>): string =>
    `"${d.name}" has no declarations for builds in other repositories:${lines(d.problems)}\nMend it, name the right file in "types: { tsconfig }", or set "types: false".`,

  // --- shell: what the React SDK was given ---
  NACRE_SHELL_NOT_A_COMPONENT: (d: Facts<{ reference: string; exports?: readonly string[] }>): string =>
    `"${d.reference}" exports no component where one is expected${known(d.exports)}. Export it as default (a page may export Component), or pick one with "select".`,
  NACRE_SHELL_STORE_MISMATCH: (d: Facts<{ store: string; owner: SharedFacts; definition: SharedFacts }>): string =>
    `The shared store "${d.store}" has schema ${d.owner.schema} on this page${by(d.owner)}; ${another(d.definition)} defines it with schema ${d.definition.schema}. ${ONE_SCHEMA}`,
  NACRE_SHELL_CHANNEL_MISMATCH: (d: Facts<{ channel: string; owner: SharedFacts; definition: SharedFacts }>): string =>
    `The shared channel "${d.channel}" has schema ${d.owner.schema} on this page${by(d.owner)}; ${another(d.definition)} defines it with schema ${d.definition.schema}. ${ONE_SCHEMA}`,
  NACRE_SHELL_SERVICE_MISMATCH: (d: Facts<{ service: string; provided: SharedFacts; wanted: SharedFacts }>): string =>
    `The service "${d.service}" is provided with schema ${d.provided.schema}${by(d.provided)}; ${another(d.wanted)} uses it with schema ${d.wanted.schema}. ${ONE_SCHEMA}`,
  NACRE_SHELL_NO_SERVICE: (d: Facts<{ service: string; known?: readonly string[] }>): string =>
    `Nobody provides the service "${d.service}"${known(d.known)}. Call provideService in the shell before anything renders that uses it, or correct the name.`,

  // --- storybook: what a Storybook was told, and what it found ---
  NACRE_STORYBOOK_NO_SOURCE: (d: Facts<{ address: string; reason: string }>): string =>
    `Nothing can be read at ${d.address}: ${d.reason}. Start what serves it (nacre serve), correct the address in .storybook/main.ts, or choose another source in the toolbar.`,
  NACRE_STORYBOOK_OTHER_REACT: (
    d: Facts<{ container: string; key: string; range: string | false; version: string }>,
  ): string =>
    `"${d.container}" was built for ${d.key} ${String(d.range)}; this Storybook has ${d.version}, and React works only with itself. Build ${d.container} against React ${d.version.split(".")[0]}, or browse it in a Storybook that has the React it was built for.`,
  NACRE_STORYBOOK_NO_STORY: (d: Facts<{ reference: string; story: string; known?: readonly string[] }>): string =>
    `${d.reference} has no story "${d.story}"${known(d.known)}. The build was deployed anew since this Storybook started: start it again to read which stories there are.`,
  NACRE_STORYBOOK_BAD_PARAMETERS: (d: Facts<{ story: string; problems: readonly Problem[] }>): string =>
    `parameters.nacre of the story "${d.story}" cannot be used:${list(d.problems)}`,

  // --- cli: what was asked on the command line ---
  NACRE_CLI_BAD_OPTIONS: (d: Facts<{ problems: readonly Problem[] }>): string =>
    `The options cannot be used:${list(d.problems)}\nThe command's --help says what it takes.`,
  NACRE_CLI_NO_MANIFEST: (d: Facts<{ folder: string }>): string =>
    `There is no nacre.json in ${d.folder}, and no mf-manifest.json or remoteEntry.js either. Build that project first, or correct the folder.`,
  NACRE_CLI_BAD_MANIFEST: (d: Facts<{ file: string; problems: readonly Problem[] }>): string =>
    `${d.file} cannot be used:${list(d.problems)}\nBuild that project again.`,
  NACRE_CLI_BAD_FOREIGN: (d: Facts<{ folder: string; file: string; problems: readonly Problem[] }>): string =>
    `The container in ${d.folder} cannot be used; ${d.file} says what it is:${list(d.problems)}\nBuild that project again, or say what is missing with "nacre foreign ${d.folder} --name <name> --global <variable>".`,
  NACRE_CLI_DUPLICATE_NAME: (d: Facts<{ name: string; folders: readonly string[] }>): string =>
    `${d.folders.join(" and ")} both hold a build called "${d.name}". Rename one of them.`,
  NACRE_CLI_STORE_CONFLICT: (d: Facts<{ path: string }>): string =>
    `The store already holds ${d.path} with other bytes. A stored build never changes: delete the store, or build with hashed file names.`,
  NACRE_CLI_PORT_TAKEN: (d: Facts<{ port: number }>): string =>
    `Port ${d.port} is taken. Stop what uses it, or choose another one with --port.`,
  NACRE_CLI_NO_ROOT: (d: Facts<{ folders: readonly string[] }>): string =>
    `None of ${d.folders.join(", ")} holds a build with an HTML template, so there is no page to serve. Add the folder of the shell, or name its template in its plugin: \`html: "./src/index.html"\`.`,
  NACRE_CLI_WHICH_ROOT: (d: Facts<{ names: readonly string[]; wanted?: string }>): string =>
    `${d.wanted === undefined ? "Several builds could be the page" : `"${d.wanted}" is no build with an HTML template and an application`}: there is ${d.names.join(", ")}. Name one of them with --root.`,
  NACRE_CLI_BROKEN_FILE: (d: Facts<{ path: string; reason: string }>): string =>
    `${d.path} does not fit its build's manifest: ${d.reason}. Build that project again.`,
  NACRE_CLI_NO_PINNED_BUILD: (d: Facts<{ container: string; name: string; build: string }>): string =>
    `"${d.container}" pins build ${d.build} of "${d.name}", which is not in the store. Serve that build once, or drop the pin.`,
  NACRE_CLI_BAD_CONFIG: (d: Facts<{ file: string; reason: string }>): string =>
    `${d.file} cannot be used: ${d.reason}. Correct it, or name another one.`,
  NACRE_CLI_TYPES_OUT_OF_DATE: (
    d: Facts<{ file: string; missing?: readonly string[]; extra?: readonly string[] }>,
  ): string =>
    `The paths in ${d.file} do not equal the builds' exposes${named("missing", d.missing)}${named("no longer exposed", d.extra)}. Run nacre types.`,
  NACRE_CLI_NO_TYPES: (d: Facts<{ name: string; build: string; url: string; reason: string }>): string =>
    `"${d.name}" (build ${d.build}) has no declarations at ${d.url}: ${d.reason}. Build it for production where it has a tsconfig.json, deploy all that it wrote, or name with --only the containers whose types you need.`,
  NACRE_CLI_BAD_TYPES: (d: Facts<{ file: string; problems: readonly Problem[] }>): string =>
    `${d.file} is no list of declarations that Nacre can use:${list(d.problems)}\nBuild that project again for production.`,
  NACRE_CLI_TYPES_STALE: (
    d: Facts<{ name: string; build?: string; version?: string; found?: string; changed: readonly string[] }>,
  ): string =>
    `The types of "${d.name}" here are ${d.found === undefined ? "missing" : d.found === d.build ? "others" : `of build ${d.found}`}; ${d.build === undefined ? "there is no such container any more" : `there is build ${d.build} (${d.version})`}${named("different", d.changed)}. Run nacre types.`,
  NACRE_CLI_TYPES_BREAK: (
    d: Facts<{
      file: string;
      line: number;
      column: number;
      code: string;
      message: string;
      remotes: readonly TypesOf[];
    }>,
  ): string =>
    `${d.file}:${d.line}:${d.column} does not fit ${d.remotes.map(({ name, version, build }) => `"${name}" (${version}, build ${build})`).join(" and ")}. ${d.code}: ${d.message}`,
  NACRE_CLI_NO_SERVER: (d: Facts<{ url: string; reason?: string }>): string =>
    `Nothing that Nacre knows answers at ${d.url}${d.reason === undefined ? "" : `: ${d.reason}`}. Start it with nacre serve.`,
};

function lines(texts: readonly string[]): string {
  return texts.map((text) => `\n  - ${text}`).join("");
}

function list(problems: readonly Problem[]): string {
  return problems
    .map((problem) => `\n  - ${problem.path === "" ? "" : `${problem.path}: `}${problem.message}`)
    .join("");
}

const ONE_SCHEMA =
  'Deploy both builds with one schema, or list the other\'s schema in "accepts" where the code can work with it.';

function by({ build }: SharedFacts): string {
  return build === undefined ? "" : ` by "${build}"`;
}

function another({ build }: SharedFacts): string {
  return build === undefined ? "another build" : `"${build}"`;
}

function reasonOf(reason: WholeReason): string {
  const { key } = reason;
  switch (reason.why) {
    case "lacks":
      return `"${reason.container}" uses ${reason.exports.join(", ")} of ${key}, which that copy lacks`;
    case "unknown":
      return `which exports of ${key} "${reason.container}" uses is not known`;
    case "foreign":
      return `"${reason.container}", a container of another federation, may use all of ${key}`;
    case "fallback":
      return `"${reason.container}" uses its own ${key} beside it`;
    default:
      return `${key} comes with it, and has no shaken copy`;
  }
}

function quote(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}

function rangeOf(range: string | false | undefined): string {
  return range === undefined || range === false ? "" : ` ${range}`;
}

function copies(found: readonly Copy[] | undefined): string {
  if (found === undefined || found.length === 0) return "no build provides it";
  return `there is ${found.map((copy) => `${copy.version} of "${copy.container}"`).join(", ")}`;
}

function asker(container: string | undefined): string {
  return container === undefined ? "Something asks for" : `"${container}" asks for`;
}

/** `./app` is a build's own entry: nobody else is meant to ask for it. */
function known(names: readonly string[] | undefined): string {
  const others = names?.filter((name) => name !== "./app") ?? [];
  return others.length === 0 ? "" : ` (it has ${others.join(", ")})`;
}

function named(label: string, names: readonly string[] | undefined): string {
  return names === undefined || names.length === 0 ? "" : `; ${label}: ${names.join(", ")}`;
}
