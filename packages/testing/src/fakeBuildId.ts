import { canonicalJson, type BuildId, type Manifest } from "@nacre/contract";

/** Equal for equal manifests, as a real build id, but not the one that the plugin would give. FNV-1a. */
export function fakeBuildId(manifest: Manifest): BuildId {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(canonicalJson(manifest))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}
