export const load = async () => (await import("./uses.js")).default;
export const direct = async () => (await import("lib/fails")).default;
