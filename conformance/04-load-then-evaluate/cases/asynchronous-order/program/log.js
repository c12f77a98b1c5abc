export const log = (name) => (globalThis.order ??= []).push(name);
