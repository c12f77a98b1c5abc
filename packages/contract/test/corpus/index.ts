import type { Corpus } from "./Corpus.ts";
import * as documents from "./documents.ts";
import * as texts from "./texts.ts";

/** Every corpus of what `@nacre/contract` has to refuse. */
export const corpora: readonly Corpus[] = [
  texts.buildNames,
  texts.slotNames,
  texts.buildIds,
  texts.exposeNames,
  texts.references,
  texts.shareKeys,
  texts.globalNames,
  texts.fileNames,
  texts.origins,
  texts.baseUrls,
  texts.apiAddresses,
  texts.routePaths,
  documents.manifests,
  documents.snapshots,
  documents.routes,
  documents.mfManifests,
];
