// Rspack gives plugins no fields of its federation modules, but both bundlers write them into the identifier.

const CONSUME_RSPACK = /^consume shared module \(.+?\) (@?[^@]+)@(.*?)(?: \((?:strict|eager|fallback: .*)\))*$/;
const PROVIDE = /^provide (?:shared )?module \(.+?\) (@?[^@]+)@(.+?)(?: = |\|)(.*)$/;
const REMOTE = /^remote \(.+?\) (?:webpack\/container\/reference\/)(\S+)(?: \S+)* (\.\S*)$/;
const CONTAINER = /^container entry \(.+?\) (\[.*\])$/;

/** `consume shared module (default) react@^19.0.0 (strict) (fallback: ...)`, as Rspack writes it. */
export function parseConsume(identifier: string): { key: string; range: string | false } | undefined {
  const [, key, range] = CONSUME_RSPACK.exec(identifier) ?? [];
  return key === undefined ? undefined : { key, range: range === "*" || !range ? false : range };
}

/** `provide module (default) react@19.3.1|/path` of webpack, `provide shared module (default) react@19.3.1 = /path` of Rspack. */
export function parseProvide(identifier: string): { key: string; version: string; request: string } | undefined {
  const [, key, version, request] = PROVIDE.exec(identifier) ?? [];
  return key === undefined ? undefined : { key, version: version!, request: request! };
}

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
