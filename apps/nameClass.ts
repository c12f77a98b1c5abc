import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/**
 * Names CSS classes `components_button_3f9a1c`. The hash is that of the file's content, so that two builds of one library
 * on one page have no class in common unless its rules are the same.
 */
export function nameClass(build: string) {
  return ({ resourcePath }: { resourcePath: string }, _template: string, local: string): string => {
    const hash = createHash("sha256").update(readFileSync(resourcePath)).digest("hex").slice(0, 6);
    return `${build}_${local}_${hash}`;
  };
}
