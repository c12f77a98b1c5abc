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
  ArgInfo,
  ShakenCode,
  SharedDefinition,
  StoriesFile,
  StoryInfo,
  WorkerInfo,
} from "./manifest.ts";
import { isApiAddress, isBaseUrl } from "./addresses.ts";
import {
  isBuildId,
  isBuildName,
  isExposeName,
  isFileName,
  isGlobalName,
  isReference,
  isRoutePath,
  isShareKey,
  isSlotName,
} from "./names.ts";
import type { Choice, FlatRoute, Slice, SlimChunk, SlimConsume, SlimProvide, Snapshot } from "./snapshot.ts";

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
const slotName: Text = text(isSlotName, "a slot: a letter, then letters, digits, ., - and _");
const address: Text = text(isApiAddress, "an address of an API: a path or an http(s) URL");
const path: Text = text(isRoutePath, "a path of React Router, with * only at its end and not percent-encoded");
const flatPath: Text = text(
  (value) => isRoutePath(value) && value.startsWith("/") && !value.includes("?"),
  "a path of a snapshot: from the root, and without optional segments",
);
const base: Text = text(isBaseUrl, 'the address of a folder, which ends in "/"');
const global: Text = text(isGlobalName, "the name of a global variable");
const anyText: Text = v.string();
/** For people. A terminal shall not obey it. */
const words: Text = text((value) => !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(value), "text of one line");
const count: Schema<number> = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const yes: v.LiteralSchema<true, undefined> = v.literal(true);
const maybe = <Value>(schema: Schema<Value>): v.ExactOptionalSchema<Schema<Value>, undefined> =>
  v.exactOptional(schema);
const texts = (schema: Text): Schema<string[]> => v.array(schema);
const noList: v.CheckAction<unknown, string> = v.check((value) => !Array.isArray(value), "is a list, not an object");
/** Valibot takes a list for an object. */
const plain = <Value>(schema: Schema<Value>): Schema<Value> => v.pipe(v.unknown(), noList, schema);
const object = <Entries extends v.ObjectEntries>(
  entries: Entries,
): Schema<v.InferOutput<v.ObjectSchema<Entries, undefined>>> => plain(v.object(entries));
/** The members are counted before they are looked at. */
const dictionary = <Value>(keys: Text, values: Schema<Value>, most = 100_000): Schema<Record<string, Value>> =>
  v.pipe(
    v.unknown(),
    noList,
    v.check((value) => Object.keys(Object(value) as object).length <= most, `has more than ${most} members`),
    v.record(keys, values),
  );

const exported: Text = text((value) => /^[A-Za-z_$][\w$]{0,127}$/.test(value), "the name of an export");
const exportNames: Schema<string[]> = v.pipe(texts(exported), v.maxLength(10_000));

const codeEntries = { chunks: texts(anyText), module: anyText };
const code: Schema<Code> = object(codeEntries);
const chunkEntries = {
  files: texts(file),
  consumes: maybe(texts(anyText)),
  remotes: maybe(texts(anyText)),
  lazy: maybe(v.array(texts(anyText))),
  stores: maybe(texts(anyText)),
};
const chunk: Schema<Chunk> = object({ ...chunkEntries, uses: maybe(dictionary(anyText, v.nullable(exportNames))) });
const slimChunk: Schema<SlimChunk> = object(chunkEntries);
const worker: Schema<WorkerInfo> = object({
  chunks: v.pipe(texts(anyText), v.minLength(1)),
  modules: texts(anyText),
});
const exposed: Schema<Expose> = object({
  chunks: texts(anyText),
  modules: texts(anyText),
  async: maybe(yes),
  source: maybe(words),
  exports: maybe(texts(anyText)),
});
const copyEntries = { ...codeEntries, version: words, async: maybe(yes), eager: maybe(yes) };
const shaken: Schema<ShakenCode> = object({ ...codeEntries, exports: exportNames });
const provide: Schema<Provide> = object({ ...copyEntries, family: maybe(words), shaken: maybe(shaken) });
const slimProvide: Schema<SlimProvide> = object({ ...copyEntries, shaken: maybe(yes) });
const copiesOf = <Copy>(copy: Schema<Copy>): Schema<Record<string, Copy[]>> =>
  dictionary(key, v.pipe(v.array(copy), v.maxLength(100)));
const target: Schema<RemoteTarget> = object({ name, build: maybe(id), expose, async: maybe(yes) });
const info: Schema<FileInfo> = object({
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
const consume: Schema<Consume> = object({
  key,
  range: v.union([words, v.literal(false)]),
  match: maybe(v.array(v.array(comparator))),
  singleton: maybe(yes),
  strict: maybe(yes),
  eager: maybe(yes),
  family: maybe(words),
  async: maybe(yes),
  fallback: maybe(code),
});
const slimConsume: Schema<SlimConsume> = object({ key, async: maybe(yes), fallback: maybe(code) });

const route: Schema<RouteData> = plain(
  v.strictObject({
    path: maybe(path),
    index: maybe(yes),
    caseSensitive: maybe(yes),
    id: maybe(anyText),
    remote: maybe(name),
    module: maybe(expose),
    loader: maybe(expose),
    middleware: maybe(expose),
    preload: maybe(texts(preload)),
    slots: maybe(texts(slotName)),
    data: maybe(texts(address)),
    children: maybe(v.array(v.lazy(() => route))),
  }),
);
export const routesSchema: Schema<RouteData[]> = v.array(route);

const contribution: Schema<Contribution> = object({
  slot: slotName,
  module: expose,
  order: maybe(v.pipe(v.number(), v.safeInteger())),
});

const definition: Schema<SharedDefinition> = object({
  kind: v.picklist(["store", "channel", "service"]),
  name: anyText,
  schema: v.number(),
  accepts: maybe(v.array(v.number())),
  used: maybe(yes),
  module: maybe(expose),
});

const story: Schema<StoryInfo> = object({
  id: text((value) => /^[\p{L}\p{N}_-]{1,512}$/u.test(value), "the id of a story"),
  export: exported,
  name: words,
  tags: maybe(texts(words)),
});
const arg: Schema<ArgInfo> = object({
  type: anyText,
  kind: v.picklist(["boolean", "string", "number", "enum", "function", "other"]),
  values: maybe(texts(anyText)),
  description: maybe(anyText),
  default: maybe(anyText),
  required: maybe(yes),
});
const storiesFile: Schema<StoriesFile> = object({
  module: expose,
  title: words,
  tags: maybe(texts(words)),
  component: maybe(words),
  description: maybe(anyText),
  argTypes: maybe(dictionary(anyText, arg, 1_000)),
  stories: v.pipe(v.array(story), v.maxLength(1_000)),
});

const shared = {
  name,
  version: words,
  owner: maybe(words),
  format: v.picklist(["script", "module", "commonjs", "foreign"]),
  global: maybe(global),
  entry: texts(file),
  workerEntry: maybe(file),
  app: maybe(expose),
  workers: maybe(dictionary(anyText, worker)),
  remotes: dictionary(anyText, target),
  files: dictionary(file, info),
  routes: maybe(routesSchema),
  contributes: maybe(v.array(contribution)),
  admit: maybe(texts(key)),
};

export const manifestSchema: Schema<Manifest> = object({
  ...shared,
  schema: v.literal(1),
  bundler: maybe(words),
  remoteEntry: maybe(texts(file)),
  html: maybe(file),
  defines: maybe(v.array(definition)),
  exposes: dictionary(expose, exposed, 10_000),
  chunks: dictionary(anyText, chunk),
  consumes: dictionary(anyText, consume),
  provides: copiesOf(provide),
  stories: maybe(v.pipe(v.array(storiesFile), v.maxLength(2_000))),
});

const slice: Schema<Slice> = object({
  ...shared,
  base,
  fallbackUrl: maybe(base),
  exposes: dictionary(expose, exposed, 10_000),
  chunks: dictionary(anyText, slimChunk),
  consumes: dictionary(anyText, slimConsume),
  provides: copiesOf(slimProvide),
});
const choice: Schema<Choice> = v.union([v.literal(0), v.strictTuple([id, anyText])]);
const flatRoute: Schema<FlatRoute> = object({
  path: flatPath,
  caseSensitive: maybe(v.union([yes, v.array(v.boolean())])),
  modules: texts(reference),
  preload: maybe(texts(reference)),
  data: maybe(texts(address)),
});

export const snapshotSchema: Schema<Snapshot> = object({
  schema: v.literal(1),
  environment: words,
  n: count,
  root: name,
  names: dictionary(name, id),
  builds: dictionary(id, slice, 10_000),
  routes: v.array(flatRoute),
  choices: dictionary(id, dictionary(anyText, choice)),
  stores: maybe(dictionary(anyText, reference)),
});
