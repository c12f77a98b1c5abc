globalThis.storeEvaluations = (globalThis.storeEvaluations ?? 0) + 1;

export const evaluations = globalThis.storeEvaluations;
export const store = {};
