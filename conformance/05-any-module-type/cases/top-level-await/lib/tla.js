globalThis.tlaEvaluations = (globalThis.tlaEvaluations ?? 0) + 1;

export const evaluations = globalThis.tlaEvaluations;
export const named = await Promise.resolve("named");
export default await new Promise((done) => setTimeout(done, 5, "default"));
