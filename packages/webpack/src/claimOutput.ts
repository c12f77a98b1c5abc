import { NacreError } from "@nacre/contract";
import { toBundlerError, type Compiler } from "./bundler.ts";

/** Builds of this process, by the folder that they write to. */
const owners = new Map<string, string>();

/** Refuses to write where another build of this process writes: one `nacre.json` would replace the other. */
export function claimOutput(compiler: Compiler, name: string): void {
  compiler.hooks.thisCompilation.tap("NacrePlugin", (compilation) => {
    const { outputPath } = compiler;
    const owner = owners.get(outputPath) ?? name;
    owners.set(outputPath, owner);
    if (owner === name) return;
    const message = `"${owner}" writes there too, and each build has its own nacre.json: give each a folder`;
    const problems = [{ path: "output.path", message }];
    compilation.errors.push(toBundlerError(compiler, new NacreError("NACRE_WEBPACK_BAD_OPTIONS", { name, problems })));
  });
  compiler.hooks.shutdown.tap("NacrePlugin", () => {
    if (owners.get(compiler.outputPath) === name) owners.delete(compiler.outputPath);
  });
}
