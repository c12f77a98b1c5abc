import { isBuildName, isOrigin, isShareKey, NacreError, type Policy, type Problem } from "@nacre/contract";
import type { ServeOptions } from "./serve.ts";
import { isKey } from "./signingKeys.ts";

/** Everything that cannot be meant, before anything is read or opened. */
export function checkServeOptions(options: ServeOptions): NacreError[] {
  const { folders, port = 0, latency = 0, deadline = 8000, origins = "one", csp = false } = options;
  const { api, fallback, root, store, policy, keys } = options;
  const separate = origins === "separate" && isList(folders) ? folders.length : 0;
  const problems = [
    ...check("folders", isList(folders) && folders.length > 0 && folders.every(isPath), "names no folder"),
    ...check("port", isWhole(port, 65_535 - separate), "is no port, from 0 to 65535, with room for one per container"),
    ...check("latency", isWhole(latency, 600_000), "is no number of milliseconds, from 0 to 600000"),
    ...check("deadline", isWhole(deadline, 600_000), "is no number of milliseconds, from 0 to 600000"),
    ...check("origins", origins === "one" || origins === "separate", 'is neither "one" nor "separate"'),
    ...check("csp", typeof csp === "boolean", "is neither true nor false"),
    ...check("api", api === undefined || isHttp(api), "is no http(s) address without credentials"),
    ...check("fallback", fallback === undefined || isFolder(fallback), "is no http(s) address that ends in /"),
    ...check("root", root === undefined || isBuildName(root), "is no name of a build"),
    ...check("store", store === undefined || isPath(store), "is no folder"),
    ...check("keys", keys === undefined || (isList(keys) && keys.length > 0 && keys.every(isKey)), "are no keys"),
    ...checkPolicy(policy),
  ];
  return problems.length > 0 ? [new NacreError("NACRE_CLI_BAD_OPTIONS", { problems })] : [];
}

function check(path: string, isGood: boolean, message: string): Problem[] {
  return isGood ? [] : [{ path, message }];
}

function checkPolicy(policy: Policy | undefined): Problem[] {
  if (policy === undefined) return [];
  if (typeof policy !== "object" || policy === null) return [{ path: "policy", message: "is no object" }];
  const { admit = [], strict = false, strictAsync = false } = policy;
  return [
    ...check("policy.admit", isList(admit) && admit.every(isShareKey), "is no list of share keys"),
    ...check("policy.strict", typeof strict === "boolean", "is neither true nor false"),
    ...check("policy.strictAsync", typeof strictAsync === "boolean", "is neither true nor false"),
  ];
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isPath(value: unknown): boolean {
  return typeof value === "string" && value !== "" && !value.includes("\0");
}

function isWhole(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= most;
}

/** With a path, where the API lies below one. */
function isHttp(value: unknown): boolean {
  return typeof value === "string" && isOrigin(/^https?:\/\/[^/]*/i.exec(value)?.[0] ?? "") && URL.canParse(value);
}

/** A query would be lost: files lie below it. */
function isFolder(value: unknown): boolean {
  return isHttp(value) && /^[^?#]*\/$/.test(value as string);
}
