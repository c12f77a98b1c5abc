import { explainError, isNacreError, parseReference, type Reference, type Slice } from "@nacre/contract";
import { explain, select } from "@nacre/plan";
import type { ModuleReport, SharedReport, StoryReport } from "../report.ts";
import type { Page } from "./createPage.ts";
import { ROOT } from "./plan.ts";

/** The plan of the modules that a story has asked for. */
export function makeReport(page: Page, story: string, modules: ReadonlySet<Reference>): StoryReport {
  const { runtime, world, source } = page;
  const { snapshot } = runtime;
  const remote = [...modules].filter((reference) => !isLocal(page, reference));
  const { files, missing } = select(snapshot, remote);
  const containers = new Set(files.map(({ build }) => build));
  const problems = [
    ...Object.values(world?.failures ?? {}).map((error) => ({ severity: "error" as const, message: wordsOf(error) })),
    ...missing.map((finding) => ({ severity: finding.severity, message: explainError(finding) })),
    ...(world?.diagnostics ?? []).filter(({ details }) => containers.has(String(details["build"]))),
  ];
  return {
    story,
    source: page.isLocal ? `local sources, else ${source}` : source,
    sources: { local: Object.keys(page.setup.local).length > 0, start: page.setup.start },
    modules: [...modules].map((reference) => describeModule(page, reference)),
    shared: [...containers].flatMap((id) => describeShared(page, id)),
    files: files.map(({ build, url, type, size, why }) => ({
      url,
      container: snapshot.builds[build]?.name ?? build,
      type,
      size,
      why,
    })),
    problems: problems.map(({ severity, message }) => ({ severity, message })),
  };
}

function isLocal({ isLocal: local, setup }: Page, reference: Reference): boolean {
  return local && Object.hasOwn(setup.local, reference);
}

function describeModule(page: Page, reference: Reference): ModuleReport {
  const { names, builds } = page.runtime.snapshot;
  const { name, build = names[name] } = parseReference(reference);
  const slice: Slice | undefined = builds[build ?? ""];
  return {
    reference,
    local: isLocal(page, reference),
    ...(build !== undefined && slice && { build: { id: build, version: slice.version } }),
  };
}

/** One line for each key of a container. */
function describeShared({ runtime, world }: Page, id: string): SharedReport[] {
  const { snapshot } = runtime;
  const slice = snapshot.builds[id];
  const consumes = Object.entries(slice?.consumes ?? {}).toSorted(([, a], [, b]) => a.key.localeCompare(b.key));
  const keys = new Map(consumes.map(([module, { key }]) => [key, module]));
  return [...keys].map(([key, module]) => {
    const choice = snapshot.choices[id]?.[module];
    const copy = choice === 0 ? { from: slice!.name, version: "its own" } : undefined;
    const given = choice ? { version: choice[1], from: snapshot.builds[choice[0]]?.name ?? choice[0] } : copy;
    return {
      container: slice!.name,
      key,
      ...given,
      why: explain([...rootOf(snapshot.builds), ...(world?.builds ?? [])], ROOT, snapshot, id, key),
    };
  });
}

function rootOf(builds: Readonly<Record<string, Slice>>): (Slice & { id: string })[] {
  return Object.entries(builds).flatMap(([id, slice]) => (slice.name === ROOT ? [{ ...slice, id }] : []));
}

function wordsOf(error: unknown): string {
  return isNacreError(error) ? explainError(error) : String(error);
}
