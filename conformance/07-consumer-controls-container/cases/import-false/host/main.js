export { version } from "given";
export const given = async () => (await import("lib/given")).version;
export const absent = async () => (await import("lib/absent")).version;
