import { formatReference } from "@nacre/contract";
import type { BuildId, ModuleId, Slice, Snapshot } from "@nacre/contract";
import { byText } from "./byText.ts";
import type { Finding } from "./finding.ts";

type World = Pick<Snapshot, "names" | "builds" | "choices">;

/**
 * Modules that turned out to be asynchronous (top-level await, wasm) for builds that did not know: they are awaited while
 * they are loaded, so they are evaluated a little earlier than a local module would be.
 *
 * @param strict They are errors.
 */
export function checkAsync(world: World, strict: boolean): Finding[] {
  const severity = strict ? "error" : "warning";
  const builds = Object.entries(world.builds).sort(([, a], [, b]) => byText(a.name, b.name));
  const found = builds.flatMap(([id, slice]) =>
    [...remotesOf(world, slice), ...sharedOf(world, id, slice)].map((module): Finding => {
      return { code: "NACRE_PLAN_ASYNC_UNAWARE", severity, details: { container: slice.name, module } };
    }),
  );
  return [...new Map(found.map((finding) => [JSON.stringify(finding.details), finding])).values()];
}

function remotesOf({ names, builds }: World, { remotes }: Slice): string[] {
  const unaware = Object.values(remotes).filter(({ name, build, expose, async }) => {
    const target = builds[build ?? names[name] ?? ""];
    return !async && target?.exposes[expose]?.async === true;
  });
  return unaware.map(formatReference);
}

function sharedOf({ builds, choices }: World, id: BuildId, { consumes }: Slice): string[] {
  const isAsync = (module: ModuleId, key: string): boolean => {
    const choice = choices[id]?.[module];
    if (!choice) return false;
    const copy = builds[choice[0]]?.provides[key]?.find(({ version }) => version === choice[1]);
    return copy?.async === true;
  };
  const unaware = Object.entries(consumes).filter(([module, { key, async }]) => !async && isAsync(module, key));
  return unaware.map(([, { key }]) => key);
}
