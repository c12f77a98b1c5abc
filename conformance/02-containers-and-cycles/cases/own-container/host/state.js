globalThis.stateEvaluations = (globalThis.stateEvaluations ?? 0) + 1;

export const evaluations = globalThis.stateEvaluations;
export const state = {};
export default state;
