import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** What `remoteModules` takes. Nothing is needed. */
export interface RemoteModulesOptions {
  /** The file whose `paths` `nacre types` writes: sources of remote modules. Default: `tsconfig.json`. */
  tsconfig?: string;
  /** Folder of mocks: `components/Button.tsx` in it stands for `components/Button`, before any source. Default: none. */
  mocks?: string;
}

/** A plugin of Vite and Vitest, as far as this one is one. */
export interface RemoteModulesPlugin {
  name: string;
  enforce: "pre";
  resolveId(source: string): string | undefined;
}

/**
 * A plugin for Vitest: `import Button from "components/Button"` finds a mock, else the remote's source in this repository.
 * Only for static imports; what `remote()` loads is given to `createTestRuntime`. Paths are relative to the working
 * directory. `vi.mock("components/Button", ...)` works as for any module.
 *
 * @throws Error when the tsconfig cannot be read
 * @example
 * // vitest.config.ts
 * export default defineConfig({ plugins: [remoteModules({ tsconfig: "../tsconfig.paths.json", mocks: "test/remotes" })] });
 */
export function remoteModules({ tsconfig = "tsconfig.json", mocks }: RemoteModulesOptions = {}): RemoteModulesPlugin {
  const sources = readPaths(resolve(tsconfig));
  return {
    name: "nacre:remote-modules",
    enforce: "pre",
    resolveId: (source) => (mocks === undefined ? undefined : findMock(resolve(mocks), source)) ?? sources.get(source),
  };
}

function findMock(folder: string, source: string): string | undefined {
  if (/^[./\0]|:/.test(source)) return undefined;
  const endings = ["", "/index"].flatMap((name) => ["tsx", "ts", "jsx", "js"].map((type) => `${name}.${type}`));
  return endings.map((ending) => join(folder, source + ending)).find((file) => existsSync(file));
}

/** Exact entries only: a pattern names no module. */
function readPaths(file: string): Map<string, string> {
  const { compilerOptions: { paths = {} } = {} } = parse(readFileSync(file, "utf8"));
  const exact = Object.entries(paths).filter(([name]) => !name.includes("*"));
  return new Map(exact.flatMap(([name, [first]]) => (first ? [[name, join(dirname(file), first)]] : [])));
}

interface Tsconfig {
  compilerOptions?: { paths?: Record<string, string[]> };
}

/** A tsconfig may hold comments and commas at the end. */
function parse(text: string): Tsconfig {
  const plain = text
    .replace(/("(?:\\.|[^"\\])*")|\/\/.*|\/\*[^]*?\*\//g, (_, kept: string | undefined) => kept ?? "")
    .replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, (_, kept: string | undefined) => kept ?? "");
  return JSON.parse(plain) as Tsconfig;
}
