export * from "./canonicalJson.ts";
export * from "./catalogue.ts";
export * from "./errors.ts";
export * from "./explainError.ts";
export type * from "./manifest.ts";
export * from "./names.ts";
export type * from "./problems.ts";
export type * from "./snapshot.ts";
export * from "./toSlice.ts";
