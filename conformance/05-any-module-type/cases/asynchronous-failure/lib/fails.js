globalThis.attempts = (globalThis.attempts ?? 0) + 1;
await Promise.resolve();
if (globalThis.attempts < 3) throw new Error(`attempt ${globalThis.attempts}`);
export default `attempt ${globalThis.attempts} works`;
