import type { FileType, Reference } from "@nacre/contract";

/** The plan of a story, for the panel: from the preview to the manager. */
export interface StoryReport {
  story: string;
  /** Where remotes come from, in words. */
  source: string;
  /** What the toolbar can switch to, beside any address. */
  sources: { local: boolean; start: "served" | "local" };
  modules: ModuleReport[];
  shared: SharedReport[];
  files: FileReport[];
  problems: { severity: "error" | "warning" | "info"; message: string }[];
}

export interface ModuleReport {
  reference: Reference;
  /** What stands for it. Absent where the plan has no such module. */
  build?: { id: string; version: string };
  /** Its source, in place of a build's. */
  local: boolean;
}

export interface SharedReport {
  container: string;
  key: string;
  /** Absent: nobody may give it. */
  version?: string;
  from?: string;
  /** Who asked, what was there, why this one. */
  why: string;
}

export interface FileReport {
  url: string;
  container: string;
  type: FileType;
  /** Bytes, uncompressed. */
  size: number;
  why: string;
}

/** Events between preview and manager. */
export const EVENTS = {
  /** A `StoryReport`. */
  report: "nacre/report",
  /** The manager wants the last one again. */
  ask: "nacre/ask",
} as const;
