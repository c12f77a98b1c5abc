import Table from "cli-table3";
import pc from "picocolors";
import type { ChoiceDescription, PlanDescription, RouteDescription } from "./describePlan.ts";

/**
 * The plan as text for a terminal.
 *
 * @param key Shared module whose choices are explained. Absent: those that got several copies, or none.
 */
export function formatPlan(plan: PlanDescription, key: string | undefined): string {
  const title = pc.bold(`Snapshot ${plan.n}, ${plan.environment}`);
  const parts = [title, formatBuilds(plan), formatChoices(plan.choices)];
  const why = explained(plan.choices, key).map((choice) => choice.why);
  if (why.length > 0) parts.push(why.join("\n"));
  if (plan.route) parts.push(formatRoute(plan.route));
  if (plan.diagnostics.length > 0) parts.push(formatDiagnostics(plan));
  return parts.join("\n\n");
}

function formatBuilds({ builds }: PlanDescription): string {
  const role = (build: PlanDescription["builds"][number]): string =>
    build.root ? "the page" : build.current ? "" : "pinned";
  return table(
    ["build", "version", "id", ""],
    builds.map((build) => [build.name, build.version, build.id, role(build)]),
  );
}

function formatChoices(choices: readonly ChoiceDescription[]): string {
  if (choices.length === 0) return "No build consumes a shared module.";
  return table(
    ["shared module", "asked for by", "ranges", "gets", "from"],
    choices.map(({ container, key, ranges, version, from, shaken }) => [
      key,
      container,
      ranges.join("\n"),
      version === undefined ? pc.red("nothing") : `${version}${shaken ? ", shaken" : ""}`,
      from === container ? pc.dim("itself") : (from ?? ""),
    ]),
  );
}

function explained(choices: readonly ChoiceDescription[], key: string | undefined): ChoiceDescription[] {
  const versions = (of: string): Set<string | undefined> =>
    new Set(choices.filter((choice) => choice.key === of).map(({ version }) => version));
  const wanted = choices.filter((choice) =>
    key === undefined ? versions(choice.key).size > 1 || choice.version === undefined : choice.key === key,
  );
  return wanted.sort((a, b) => a.key.localeCompare(b.key));
}

function formatRoute({ address, path, files, size }: RouteDescription): string {
  const title =
    path === undefined
      ? `${address}: ${pc.yellow("no route matches, only the shell is loaded")}`
      : `${address} (${path})`;
  const rows = files.map((file) => [file.url, file.type, formatBytes(file.size), file.why]);
  return `${pc.bold(title)}\n${table(["file", "type", "size", "why"], rows)}\n${files.length} files, ${formatBytes(size)} uncompressed, one wave.`;
}

function formatDiagnostics({ diagnostics }: PlanDescription): string {
  const colours = { error: pc.red, warning: pc.yellow, info: pc.blue };
  return diagnostics.map(({ severity, message }) => `${colours[severity](severity)}: ${message}`).join("\n");
}

/** `512 B`, `12.3 kB`: 1 kB is 1,000 bytes. */
function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(2)} MB`;
}

function table(head: string[], rows: string[][]): string {
  const chars = { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" };
  const made = new Table({ head: head.map((text) => pc.bold(text)), chars, style: { head: [], border: [] } });
  made.push(...rows);
  return made.toString();
}
