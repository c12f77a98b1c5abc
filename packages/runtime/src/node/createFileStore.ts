import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { integrityOf } from "@nacre/contract";

/** Files by the hash of their bytes. What is in it is checked whenever it is read, so it need not be trusted. */
export interface FileStore {
  get(integrity: string): Promise<Uint8Array | undefined>;
  /** Never rejects: a folder that cannot be written to costs requests, not answers. */
  put(integrity: string, bytes: Uint8Array): Promise<void>;
}

/** Where files are kept by default: shared by all processes of the machine. */
export const defaultFolder: string = join(tmpdir(), "nacre-files");

/** @param folder is made when it is first needed */
export function createFileStore(folder: string): FileStore {
  const pathOf = (integrity: string): string => join(folder, Buffer.from(integrity).toString("base64url"));
  return {
    async get(integrity) {
      const bytes = await readFile(pathOf(integrity)).catch(() => undefined);
      return bytes && (await integrityOf(bytes)) === integrity ? bytes : undefined;
    },
    async put(integrity, bytes) {
      try {
        await mkdir(folder, { recursive: true });
        // Renamed when it is whole: another process reads all of it or nothing.
        const partial = join(folder, randomUUID());
        await writeFile(partial, bytes);
        await rename(partial, pathOf(integrity));
      } catch {
        // A full or read-only disk: the next process fetches the file again.
      }
    },
  };
}
