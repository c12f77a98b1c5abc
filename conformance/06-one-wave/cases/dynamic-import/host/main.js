export const open = async () => (await import("lib/page")).default;
export const useDep = async () => (await import("dep")).version;
