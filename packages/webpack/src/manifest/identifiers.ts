// Rspack gives plugins no fields of its federation modules, but both bundlers write them into the identifier.

const REMOTE = /^remote \(.+?\) (?:webpack\/container\/reference\/)(\S+)(?: \S+)* (\.\S*)$/;
const CONTAINER = /^container entry \(.+?\) (\[.*\])$/;

/** Types of the modules that stand for what comes from elsewhere, or goes there. */
export const FEDERATION: ReadonlySet<string> = new Set(["consume-shared-module", "provide-module", "remote-module"]);

/** `remote (default) webpack/container/reference/components ./Button` */
export function parseRemoteModule(identifier: string): { alias: string; expose: string } | undefined {
  const [, alias, expose] = REMOTE.exec(identifier) ?? [];
  return alias === undefined ? undefined : { alias, expose: expose! };
}

/** Names of the exposes, in the order of the module's blocks: `container entry (default) [["./Button",{...}]]`. */
export function parseContainerEntry(identifier: string): string[] | undefined {
  const [, json] = CONTAINER.exec(identifier) ?? [];
  return json === undefined ? undefined : (JSON.parse(json) as [string, unknown][]).map(([name]) => name);
}
