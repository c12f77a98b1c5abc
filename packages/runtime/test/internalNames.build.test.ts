import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import * as ast from "typescript/unstable/ast";
import { API, type Project, type Symbol, type Type } from "typescript/unstable/sync";
import { afterAll, beforeAll, expect, it } from "vitest";
import names from "../internalNames.json" with { type: "json" };

const packages = fileURLToPath(new URL("../../", import.meta.url));

/** What only the boot's own modules make and read: its objects neither come from elsewhere nor go there. */
const internalTypes = [
  "runtime/src/core/createEvaluator.ts Evaluator",
  "runtime/src/core/createFileLoader.ts FileLoader",
  "runtime/src/core/createForeignContainers.ts Plan",
  "runtime/src/core/createForeignContainers.ts results",
  "runtime/src/core/createLoader.ts Loader",
  "runtime/src/core/createWorld.ts World",
  "runtime/src/core/ForeignHost.ts ForeignHost",
  "runtime/src/core/ForeignHost.ts ForeignWorld",
  "runtime/src/core/ForeignHost.ts Hosted",
  "runtime/src/core/LoadedBuild.ts LoadedBuild",
  // The boots make their own adapter.
  "runtime/src/types.ts Adapter",
  "runtime/src/types.ts RuntimeOptions",
  "plan/src/select.ts SelectedFile",
  "plan/src/select.ts Selection",
  "plan/src/select.ts Walk",
];

let api: API;
/** The boots' modules, and the project that knows their types. */
let modules: { file: ast.SourceFile; project: Project }[];

beforeAll(async () => {
  api = new API({ cwd: packages });
  const folders = ["runtime", "plan", "contract"];
  const snapshot = api.updateSnapshot({ openProjects: folders.map((name) => `${packages}${name}/tsconfig.json`) });
  modules = (await sourcesOfBoots()).map((path) => {
    const project = snapshot.getProject(`${packages}${path.split("/", 1)[0]!}/tsconfig.json`)!;
    return { project, file: project.program.getSourceFile(packages + path)! };
  });
});

afterAll(() => api.close());

it("whatever the boots shorten is a property of their own objects, wherever it stands", () => {
  expect(usesOf(names).filter(({ owners }) => owners.some((owner) => !internalTypes.includes(owner)))).toEqual([]);
});

it("nothing is on the list, or a type of it, that the boots do not have", () => {
  const uses = usesOf(names);
  expect(new Set(uses.map(({ name }) => name))).toEqual(new Set(names));
  expect(new Set(uses.flatMap(({ owners }) => owners))).toEqual(new Set(internalTypes));
});

it.each([
  ["factory", "runtime/src/core/LoadedBuild.ts Execution", "a bundler's object"],
  ["known", "contract/src/catalogue.ts d", "the details of an error"],
  ["snapshot", "nothing that is declared", "an attribute of the page's HTML"],
  ["choices", "contract/src/snapshot.ts Snapshot", "the snapshot"],
  ["currentScript", "lib.dom.d.ts Document", "the platform"],
  ["deadline", "runtime/src/web/handOver.ts Recovery", "the recovery"],
])("%s would be found: %s, %s", (name, owner) => {
  expect(usesOf([name]).flatMap(({ owners }) => owners)).toContain(owner);
});

interface Use {
  name: string;
  where: string;
  /** What declares the property there. */
  owners: string[];
}

/** Every place where a property of such a name is declared, made or read. */
function usesOf(wanted: readonly string[]): Use[] {
  return modules.flatMap(({ file, project }) => {
    const found: Use[] = [];
    const visit = (node: ast.Node): void => {
      if ((ast.isIdentifier(node) || ast.isStringLiteral(node)) && wanted.includes(node.text)) {
        const owners = ast.isIdentifier(node) ? ownersAt(node, project) : ownersOfText(node, project);
        const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        if (owners) found.push({ name: node.text, where: `${nameOf(file)}:${line}`, owners });
      }
      node.forEachChild(visit);
    };
    visit(file);
    return found;
  });
}

/** What declares the property that this is the name of. Nothing, where it is the name of something else. */
function ownersAt(node: ast.Identifier, project: Project): string[] | undefined {
  const { parent } = node;
  const { checker } = project;
  const isName = "name" in parent && parent.name === node;
  const property = (type: Type | undefined): string[] =>
    declarers(type && checker.getPropertyOfType(type, node.text), project);
  if (ast.isBindingElement(parent) && ast.isObjectBindingPattern(parent.parent))
    return (parent.propertyName ?? parent.name) === node
      ? property(checker.getTypeAtLocation(parent.parent))
      : undefined;
  if (isName && ast.isObjectLiteralExpression(parent.parent)) return property(checker.getContextualType(parent.parent));
  return isName && isMember(parent) ? declarers(checker.getSymbolAtLocation(node), project) : undefined;
}

/** A text is not shortened: what it asks for must not be. */
function ownersOfText(node: ast.StringLiteral, project: Project): string[] | undefined {
  const { parent } = node;
  if (ast.isBinaryExpression(parent) && parent.operatorToken.kind === ast.SyntaxKind.InKeyword) return ["a text"];
  if (!ast.isElementAccessExpression(parent)) return undefined;
  const type = project.checker.getTypeAtLocation(parent.expression);
  const owners = declarers(type && project.checker.getPropertyOfType(type, node.text), project);
  return owners.some((owner) => internalTypes.includes(owner)) ? ["a text"] : undefined;
}

function isMember(node: ast.Node): boolean {
  return (
    ast.isPropertyAccessExpression(node) ||
    ast.isPropertySignatureDeclaration(node) ||
    ast.isPropertyDeclaration(node) ||
    ast.isMethodSignatureDeclaration(node) ||
    ast.isMethodDeclaration(node) ||
    ast.isGetAccessorDeclaration(node)
  );
}

/** Files and types that declare a property. */
function declarers(property: Symbol | undefined, project: Project): string[] {
  const owners = (property?.declarations ?? []).map((handle) => {
    let owner: ast.Node & { name?: ast.Node } = handle.resolve(project)!.parent;
    while (!(owner.name && ast.isIdentifier(owner.name))) owner = owner.parent;
    return `${nameOf(owner.getSourceFile())} ${owner.name.text}`;
  });
  return owners.length > 0 ? [...new Set(owners)] : ["nothing that is declared"];
}

/** `runtime/src/types.ts`, `lib.dom.d.ts`. What a package has built is its source. */
function nameOf({ fileName }: ast.SourceFile): string {
  const isOurs = fileName.startsWith(packages);
  const name = isOurs ? fileName.slice(packages.length) : fileName.slice(fileName.lastIndexOf("/") + 1);
  return isOurs ? name.replace("/dist/", "/src/").replace(/\.d\.ts$/, ".ts") : name;
}

/** `runtime/src/web/boot.ts` and everything that it and its like bundle. */
async function sourcesOfBoots(): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: ["boot", "bootForeign", "bootSigned"].map((name) => `${packages}runtime/src/web/${name}.ts`),
    absWorkingDir: packages,
    outdir: "nowhere",
    conditions: ["@nacre/source"],
    bundle: true,
    metafile: true,
    write: false,
    format: "esm",
  });
  const bundled = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return [...new Set(bundled.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])))];
}
