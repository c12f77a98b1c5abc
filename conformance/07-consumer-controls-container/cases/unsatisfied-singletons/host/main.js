import { version as loose } from "loose";
import { version as strict } from "strict";

const modules = { loose: () => import("lib/loose"), strict: () => import("lib/strict") };

export const own = [loose, strict];
export const load = async (name) => (await modules[name]()).version;
