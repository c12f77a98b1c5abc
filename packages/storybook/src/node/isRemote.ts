import { isReference, parseReference } from "@nacre/contract";

/** Whether a story's import names a module of one of these remotes. */
export function isRemote(request: string, remotes: ReadonlySet<string>): boolean {
  return isReference(request) && remotes.has(parseReference(request).name);
}
