/**
 * Files of a package whose exports say what it is: `version`, and `from`, the folder that it lies in.
 *
 * @param folder `node_modules/dep`, or `../packages/dep` for a package of the workspace
 * @param more fields of its package.json
 */
export function install(
  folder: string,
  version: string | undefined,
  more: { code?: string; [field: string]: unknown } = {},
): Record<string, string> {
  const name = folder.split(/node_modules\/|packages\//).at(-1);
  const { code = "", ...fields } = more;
  return {
    [`${folder}/package.json`]: JSON.stringify({ name, version, main: "index.js", sideEffects: false, ...fields }),
    [`${folder}/index.js`]: `export const version = "${version}"; export const from = "${folder}"; ${code}`,
  };
}
