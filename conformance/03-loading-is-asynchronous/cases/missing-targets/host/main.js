export const container = () => import("nowhere/value");
export const expose = () => import("lib/typo");
export const value = async () => (await import("lib/value")).default;
