import * as v from "valibot";
import type {
  Chunk,
  Code,
  Comparator,
  Consume,
  Contribution,
  Expose,
  FileInfo,
  Manifest,
  Provide,
  RemoteTarget,
  RouteData,
  WorkerInfo,
} from "./manifest.ts";
import {
  isApiAddress,
  isBaseUrl,
  isBuildId,
  isBuildName,
  isExposeName,
  isFileName,
  isReference,
  isRoutePath,
  isShareKey,
  isSlotName,
} from "./names.ts";
import type { Choice, FlatRoute, Slice, SlimConsume, Snapshot } from "./snapshot.ts";

type Schema<Value> = v.GenericSchema<unknown, Value>;
type Text = v.GenericSchema<string>;

const text = (test: (value: string) => boolean, what: string): Text =>
  v.pipe(
    v.string(),
    v.check(test, (issue) => `${JSON.stringify(issue.input)} is not ${what}`),
  );

const name: Text = text(isBuildName, "a build name: a letter, then letters, digits, - and _");
const id: Text = text(isBuildId, "a build id: 16 hex digits");
const expose: Text = text(isExposeName, 'an expose: "." or "./Button"');
const file: Text = text(isFileName, "a file name relative to the build");
const key: Text = text(isShareKey, "a share key");
const reference: Text = text(isReference, 'a remote module: "components/Button"');
const preload: Text = text((value) => isReference(value) || isExposeName(value), "a module");
const address: Text = text(isApiAddress, "an address of an API: a path or an http(s) URL");
const path: Text = text(isRoutePath, "a path of React Router, with * only at its end and not percent-encoded");
const base: Text = text(isBaseUrl, 'the address of a folder, which ends in "/"');
const anyText: Text = v.string();
const count: Schema<number> = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const yes: v.LiteralSchema<true, undefined> = v.literal(true);
const maybe = <Value>(schema: Schema<Value>): v.ExactOptionalSchema<Schema<Value>, undefined> =>
  v.exactOptional(schema);
const texts = (schema: Text): Schema<string[]> => v.array(schema);
const dictionary = <Value>(keys: Text, values: Schema<Value>): Schema<Record<string, Value>> => v.record(keys, values);

const codeEntries = { chunks: texts(anyText), module: anyText };
const code: Schema<Code> = v.object(codeEntries);
const chunk: Schema<Chunk> = v.object({
  files: texts(file),
  consumes: maybe(texts(anyText)),
  remotes: maybe(texts(anyText)),
  lazy: maybe(v.array(texts(anyText))),
});
const worker: Schema<WorkerInfo> = v.object({
  chunks: v.pipe(texts(anyText), v.minLength(1)),
  modules: texts(anyText),
});
const exposed: Schema<Expose> = v.object({
  chunks: texts(anyText),
  modules: texts(anyText),
  async: maybe(yes),
  source: maybe(anyText),
});
const provide: Schema<Provide> = v.object({
  ...codeEntries,
  version: anyText,
  async: maybe(yes),
  eager: maybe(yes),
  family: maybe(anyText),
});
const target: Schema<RemoteTarget> = v.object({ name, build: maybe(id), expose, async: maybe(yes) });
const info: Schema<FileInfo> = v.object({
  type: v.picklist(["script", "style", "wasm", "asset"]),
  size: count,
  integrity: text(
    (value) => /^sha384-[A-Za-z0-9+/]{64}$/.test(value),
    "an integrity: sha384- and 64 characters of base64",
  ),
});

const operator: Schema<-2 | -1 | 0 | 1 | 2> = v.picklist([-2, -1, 0, 1, 2]);
const comparator: Schema<Comparator> = v.union([
  v.strictTuple([operator, count, count, count]),
  v.strictTuple([operator, count, count, count, v.array(v.union([anyText, count]))]),
]);
const consume: Schema<Consume> = v.object({
  key,
  range: v.union([anyText, v.literal(false)]),
  match: maybe(v.array(v.array(comparator))),
  singleton: maybe(yes),
  strict: maybe(yes),
  eager: maybe(yes),
  family: maybe(anyText),
  async: maybe(yes),
  fallback: maybe(code),
  exports: maybe(texts(anyText)),
});
const slimConsume: Schema<SlimConsume> = v.object({ key, async: maybe(yes), fallback: maybe(code) });

const route: Schema<RouteData> = v.strictObject({
  path: maybe(path),
  index: maybe(yes),
  caseSensitive: maybe(yes),
  id: maybe(anyText),
  remote: maybe(name),
  module: maybe(expose),
  loader: maybe(expose),
  preload: maybe(texts(preload)),
  data: maybe(texts(address)),
  children: maybe(v.array(v.lazy(() => route))),
});
export const routesSchema: Schema<RouteData[]> = v.array(route);

const contribution: Schema<Contribution> = v.object({
  slot: text(isSlotName, "a slot: a letter, then letters, digits, ., - and _"),
  module: expose,
  order: maybe(v.pipe(v.number(), v.safeInteger())),
});

const shared = {
  name,
  version: anyText,
  format: v.picklist(["script", "module", "commonjs", "foreign"]),
  global: maybe(anyText),
  entry: texts(file),
  workerEntry: maybe(file),
  app: maybe(expose),
  chunks: dictionary(anyText, chunk),
  workers: maybe(dictionary(anyText, worker)),
  remotes: dictionary(anyText, target),
  provides: dictionary(key, v.array(provide)),
  files: dictionary(file, info),
  routes: maybe(routesSchema),
  contributes: maybe(v.array(contribution)),
  admit: maybe(texts(key)),
};

export const manifestSchema: Schema<Manifest> = v.object({
  ...shared,
  schema: v.literal(1),
  owner: maybe(anyText),
  bundler: maybe(anyText),
  remoteEntry: maybe(texts(file)),
  html: maybe(file),
  exposes: dictionary(expose, exposed),
  consumes: dictionary(anyText, consume),
});

const slice: Schema<Slice> = v.object({
  ...shared,
  base,
  exposes: dictionary(expose, exposed),
  consumes: dictionary(anyText, slimConsume),
});
const choice: Schema<Choice> = v.union([v.literal(0), v.strictTuple([id, anyText])]);
const flatRoute: Schema<FlatRoute> = v.object({
  path,
  caseSensitive: maybe(v.union([yes, v.array(v.boolean())])),
  modules: texts(reference),
  preload: maybe(texts(reference)),
  data: maybe(texts(address)),
});

export const snapshotSchema: Schema<Snapshot> = v.object({
  schema: v.literal(1),
  environment: anyText,
  n: count,
  root: name,
  names: dictionary(name, id),
  builds: dictionary(id, slice),
  routes: v.array(flatRoute),
  choices: dictionary(id, dictionary(anyText, choice)),
});
