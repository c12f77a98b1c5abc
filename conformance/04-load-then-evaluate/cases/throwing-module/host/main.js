export const load = async () => (await import("lib/uses")).default;
