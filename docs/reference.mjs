// npm run reference: the API reference, from the docstrings of every public entry, as Markdown in docs/reference.
//
//   npm run reference              writes it
//   npm run reference:check        fails where it is not current, or where an export has no docstring
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Application, ReflectionKind } from "typedoc";

const root = fileURLToPath(new URL("..", import.meta.url));
const reference = join(root, "docs/reference");
const packages = readdirSync(join(root, "packages")).map((folder) => ({
  folder,
  ...JSON.parse(readFileSync(join(root, "packages", folder, "package.json"), "utf8")),
}));

/** What the packages export: `@nacre/runtime/html` and its source, `runtime/src/html/index.ts`. */
const entries = packages.flatMap(({ folder, name, exports }) =>
  Object.entries(exports).flatMap(([path, { "@nacre/source": source }]) =>
    source === undefined ? [] : [{ name: name + path.slice(1), source: `${folder}/${source.slice("./".length)}` }],
  ),
);

const settings = {
  entryPoints: entries.map(({ source }) => join(root, "packages", source)),
  tsconfig: join(root, "docs/tsconfig.json"),
  plugin: ["typedoc-plugin-markdown"],
  name: "API reference",
  readme: "none",
  // A page per entry, with tables: few files that one can read.
  router: "module",
  excludeScopesInPaths: true,
  parametersFormat: "table",
  interfacePropertiesFormat: "table",
  typeAliasPropertiesFormat: "table",
  typeDeclarationFormat: "table",
  classPropertiesFormat: "table",
  groupOrder: ["Functions", "Variables", "Classes", "Interfaces", "Type Aliases", "*"],
  hidePageHeader: true,
  hideBreadcrumbs: true,
  disableSources: true,
  excludeInternal: true,
  // What is inherited from React Router stands in its own reference.
  excludeExternals: true,
  // The step "types" has these.
  skipErrorChecking: true,
  validation: { notExported: false, invalidLink: true, notDocumented: false },
  logLevel: "Warn",
};

/** @returns {Promise<boolean>} whether there was nothing to say about the docstrings */
async function generate(out) {
  const app = await Application.bootstrapWithPlugins({ ...settings, outputs: [{ name: "markdown", path: out }] });
  const project = await app.convert();
  if (!project) return false;
  rename(project);
  for (const name of undocumented(project)) app.logger.error(`${name} has no docstring`);
  app.validate(project);
  if (app.logger.hasErrors() || app.logger.hasWarnings()) return false;
  await app.generateOutputs(project);
  return (
    spawnSync("oxfmt", ["-c", join(root, ".oxfmtrc.json"), out], { stdio: ["ignore", "ignore", "inherit"] }).status ===
    0
  );
}

/** Modules get the names that one imports, and those without exports go; a parameter that is taken apart is called what it is. */
function rename(project) {
  const names = new Map(entries.map(({ name, source }) => [source.replace(/(\/index)?\.tsx?$/, ""), name]));
  // Without exports an entry is named in a configuration, and nobody imports from it.
  for (const module of project.children.filter(({ children }) => !children)) project.removeReflection(module);
  for (const module of project.children) module.name = names.get(module.name);
  for (const reflection of project.getReflectionsByKind(ReflectionKind.Parameter))
    if (reflection.name === "__namedParameters") reflection.name = "options";
}

/** Names of exports that say nothing of themselves. A function's docstring is that of its first signature. */
function undocumented(project) {
  const exports = project.children.flatMap((module) => module.children ?? []);
  return exports
    .filter(
      (one) =>
        one.kind !== ReflectionKind.Reference && ![one, ...(one.signatures ?? [])].some((each) => each.hasComment()),
    )
    .map((one) => one.getFullName());
}

function textsIn(folder) {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".md"));
  return new Map(
    files
      .toSorted((one, other) => (one < other ? -1 : 1))
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
}

/** Names of the pages that differ. */
function differences(written, current) {
  const names = [...new Set([...written.keys(), ...current.keys()])];
  return names.filter((name) => written.get(name) !== current.get(name));
}

async function main() {
  const out = mkdtempSync(join(tmpdir(), "nacre-reference-"));
  try {
    if (!(await generate(out))) {
      console.error("The reference was not made. Mend the docstrings above: every public export has one.");
      process.exitCode = 1;
    } else if (!process.argv.includes("--check")) {
      rmSync(reference, { recursive: true, force: true });
      cpSync(out, reference, { recursive: true });
    } else {
      const stale = differences(textsIn(reference), textsIn(out));
      if (stale.length === 0) return;
      console.error(`docs/reference is not current (${stale.join(", ")}). Run: npm run reference`);
      process.exitCode = 1;
    }
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

await main();
