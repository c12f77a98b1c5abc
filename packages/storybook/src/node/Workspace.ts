import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * The folder in which the preset writes modules for the builder. Both builders take files; neither takes the other's virtual
 * modules.
 */
export class Workspace {
  readonly folder: string;
  /** The project that the Storybook belongs to. */
  readonly project: string;
  readonly #written = new Set<string>();

  constructor(configDir: string) {
    this.project = resolve(configDir, "..");
    this.folder = join(this.project, "node_modules/.cache/nacre-storybook");
  }

  /** Writes a file where it differs, so that no builder sees a change that is none. Returns its path. */
  write(name: string, text: string): string {
    const file = join(this.folder, name);
    this.#written.add(file);
    if (this.read(name) === text) return file;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  read(name: string): string | undefined {
    const file = join(this.folder, name);
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  }

  /** Removes what an earlier run has left in a folder. */
  tidy(folder: string): void {
    const path = join(this.folder, folder);
    if (!existsSync(path)) return;
    for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      if (entry.isFile() && !this.#written.has(file)) rmSync(file);
    }
  }
}
