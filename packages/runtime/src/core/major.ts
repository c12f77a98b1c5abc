/** The part of a version that promises compatibility: `19`, `0.4` for `0.4.2`, the text itself where it is no version. */
export function major(version: string): string {
  return version.replace(/^((0\.)?\d+)\..*/, "$1");
}
