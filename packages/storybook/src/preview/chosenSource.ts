/** Where remote modules come from. */
export type Choice = { kind: "served" | "local"; address?: never } | { kind: "address"; address: string };

const KEY = "nacre.source";

/** What somebody chose in the toolbar, for as long as this tab is open; manager and preview share it. */
export function chosenSource(first: "served" | "local"): Choice {
  return read() ?? { kind: first };
}

/** Takes effect when the preview is loaded again. */
export function chooseSource(choice: Choice): void {
  sessionStorage.setItem(KEY, JSON.stringify(choice));
}

function read(): Choice | undefined {
  try {
    const choice = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Choice | null;
    return choice ?? undefined;
  } catch {
    // The tab may not store anything.
    return undefined;
  }
}
