import type { Snapshot } from "@nacre/contract";

/** Where the whole snapshot lies, for a page whose HTML holds a part of it. */
export interface WholeSnapshot {
  /** A path, or absolute. */
  url: string;
  /** `sha384-` and base64, of the file. */
  integrity: string;
}

/** What stands in the HTML: a snapshot of fewer builds, which are whole themselves, and where all of them are. */
export interface SnapshotPart extends Snapshot {
  whole: WholeSnapshot & {
    /** Path that the HTML was made for. Whether or not a route leads there, the part has all that it needs. */
    route?: string;
  };
}
