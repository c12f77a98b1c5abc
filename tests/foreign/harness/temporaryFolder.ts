import { mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";

/** A folder inside the repository, so that its packages are found from there. */
export async function temporaryFolder(name: string): Promise<string> {
  const parent = join(import.meta.dirname, "../../.tmp");
  await mkdir(parent, { recursive: true });
  return mkdtemp(join(parent, `${name}-`));
}
