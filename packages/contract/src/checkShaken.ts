import { formatPath } from "./formatPath.ts";
import type { Manifest } from "./manifest.ts";
import type { Problem } from "./problems.ts";

/** What a manifest says of the exports that are used, and of copies without the others, fits the rest of it. */
export function checkShaken({ chunks, consumes, provides }: Manifest): Problem[] {
  const uses = Object.entries(chunks).flatMap(([id, { uses: used = {} }]) =>
    Object.keys(used)
      .filter((module) => !Object.hasOwn(consumes, module))
      .map((module) => problem(["chunks", id, "uses", module], "is no consumed module of this build")),
  );
  const copies = Object.entries(provides).flatMap(([key, list]) => list.map(({ shaken }, i) => ({ key, i, shaken })));
  const absent = copies.flatMap(({ key, i, shaken }) =>
    (shaken?.chunks ?? []).flatMap((chunk, n) =>
      Object.hasOwn(chunks, chunk)
        ? []
        : [problem(["provides", key, i, "shaken", "chunks", n], `chunk "${chunk}" is not in this build`)],
    ),
  );
  return [...uses, ...absent];
}

function problem(path: readonly (string | number)[], message: string): Problem {
  return { path: formatPath(path), message };
}
