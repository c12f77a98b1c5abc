import { NacreError } from "@nacre/contract";
import type { Outcome } from "./Outcome.ts";
import type { BuildFolder } from "./readBuild.ts";

/**
 * The build that is the page: an application with an HTML template.
 *
 * @param wanted Its name. Absent: there is only one.
 */
export function findRoot(builds: readonly BuildFolder[], wanted: string | undefined): Outcome<BuildFolder> {
  const pages = builds.filter(({ manifest }) => manifest.html !== undefined && manifest.app !== undefined);
  const roots = wanted === undefined ? pages : pages.filter(({ manifest }) => manifest.name === wanted);
  const [root] = roots;
  if (root && roots.length === 1) return { ok: true, value: root };
  const names = pages.map(({ manifest }) => manifest.name);
  const problem =
    names.length === 0
      ? new NacreError("NACRE_CLI_NO_ROOT", { folders: builds.map(({ folder }) => folder) })
      : new NacreError("NACRE_CLI_WHICH_ROOT", { names, ...(wanted !== undefined && { wanted }) });
  return { ok: false, problems: [problem] };
}
