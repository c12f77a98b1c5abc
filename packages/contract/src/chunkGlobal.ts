/**
 * Name of the global that chunks of Nacre builds are pushed to: builds name it in their chunks, and runtimes wait there.
 *
 * @example
 * compiler.options.output.chunkLoadingGlobal = CHUNK_GLOBAL;
 */
export const CHUNK_GLOBAL = "nacreChunks";
