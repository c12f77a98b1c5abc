const origin = /^https?:\/\/([^/:[\]]+|\[[^\]]*\])(?::(\d{1,5}))?$/i;
const label = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i;
const octet = /^(?:0|[1-9]\d{0,2})$/;
const folders = /^\/(?:(?!\.{1,2}\/)[^\s\p{Cc}\p{Cf}\p{Cs}/\\?#%<>"'`{}|^]+\/)*$/u;
const resource = /^\/(?!\/)[^\s\p{Cc}\p{Cf}\p{Cs}\\#<>"]*$/u;

/** Where a build's folder lies: a path or an `http(s)` URL which ends in `/`, without query and without `..`. */
export function isBaseUrl(text: string): boolean {
  const [server, path] = split(text);
  return isServer(server) && folders.test(path);
}

/** An address of an HTTP API: a path, or an `http(s)` URL. May hold a route's parameters: `/api/products/:id`. */
export function isApiAddress(text: string): boolean {
  const [server, path] = split(text);
  return isServer(server) && resource.test(path) && !climbs(path);
}

/**
 * `http(s)`, a host and perhaps a port, as a URL has them: no credentials, and no number that a URL reads as an address
 * (`http://2130706433` is this machine).
 */
export function isOrigin(text: string): boolean {
  const [, host = "", port = "0"] = (typeof text === "string" && origin.exec(text)) || [];
  return Number(port) < 65_536 && (host.startsWith("[") ? isIpv6(host.slice(1, -1)) : isHostName(host));
}

/** Before and after the `/` that begins the path; nothing of what is no text, or too long for one. */
function split(text: unknown): [server: string, path: string] {
  if (typeof text !== "string" || text.length > 2047) return ["", ""];
  const end = /^https?:\/\//i.test(text) ? text.indexOf("/", text.indexOf("//") + 2) : 0;
  return end < 0 ? [text, ""] : [text.slice(0, end), text.slice(end)];
}

function isServer(text: string): boolean {
  return text === "" || isOrigin(text);
}

function climbs(path: string): boolean {
  const segments = path.split("?", 1)[0]!.split("/");
  return segments.some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment));
}

/** Labels of a domain, or the four numbers of an IPv4 address. */
function isHostName(host: string): boolean {
  const labels = host.split(".");
  // A URL takes every host that ends in a number for an IPv4 address.
  if (/^(?:\d+|0x[\da-f]*)$/i.test(labels.at(-1)!))
    return labels.length === 4 && labels.every((part) => octet.test(part) && Number(part) < 256);
  return host.length < 254 && labels.every((part) => label.test(part));
}

function isIpv6(text: string): boolean {
  if (/^:(?!:)|(?<!:):$|:::/.test(text)) return false;
  const gaps = text.split("::").length - 1;
  const groups = text.split(/::?/).filter((group) => group !== "");
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return false;
  return gaps === 0 ? groups.length === 8 : gaps === 1 && groups.length < 8;
}
