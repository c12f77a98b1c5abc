import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Below this many bytes the headers outweigh what is saved. */
const threshold = 512;
const compressible = /\.(?:js|mjs|cjs|css|html|json|svg|txt|xml|wasm|map|ttf|otf)$/;

export interface CompressedForm {
  extension: ".br" | ".gz";
  bytes: Uint8Array;
}

/** The compressed forms of a file that are worth keeping. */
export async function compress(file: string, bytes: Uint8Array, effort: "fast" | "small"): Promise<CompressedForm[]> {
  if (!compressible.test(file) || bytes.length < threshold) return [];
  const quality = effort === "fast" ? 4 : 10;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const [br, gz] = await Promise.all([brotli(bytes, { params }), zip(bytes, { level: effort === "fast" ? 6 : 9 })]);
  const forms: CompressedForm[] = [
    { extension: ".br", bytes: br },
    { extension: ".gz", bytes: gz },
  ];
  return forms.filter((form) => form.bytes.length < bytes.length);
}
