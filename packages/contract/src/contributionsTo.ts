import type { Reference } from "./manifest.ts";
import { formatReference } from "./names.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * The modules that builds put into a slot, in their order: by `order`, then by the containers' names. Of several builds of
 * a name, the one that the name means counts.
 *
 * @example
 * contributionsTo(snapshot, "header.actions"); // ["account/OrdersLink"]
 */
export function contributionsTo({ names, builds }: Pick<Snapshot, "names" | "builds">, slot: string): Reference[] {
  const all = Object.keys(names)
    .toSorted()
    .flatMap((name) =>
      (builds[names[name] ?? ""]?.contributes ?? [])
        .filter((each) => each.slot === slot)
        .map(({ module, order = 0 }) => ({ order, from: formatReference({ name, expose: module }) })),
    );
  return all.toSorted((a, b) => a.order - b.order).map(({ from }) => from);
}
