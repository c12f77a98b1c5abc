/** Where remote modules come from. */
export type Choice = { kind: "served" | "local"; address?: never } | { kind: "address"; address: string };

const KEY = "nacre.source";

/** What somebody chose in the toolbar, for as long as this tab is open. Manager and preview have one origin, and so share it. */
export function chosenSource(): Choice | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Choice | null) ?? undefined;
  } catch {
    // The tab may not store anything, or something else stored that.
    return undefined;
  }
}

/** Takes effect when the preview is loaded again. */
export function chooseSource(choice: Choice): void {
  sessionStorage.setItem(KEY, JSON.stringify(choice));
}
