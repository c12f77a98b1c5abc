import "early/module";

export const page = async () => (await import("./page.js")).default;
export const dialog = async () => (await (await import("./page.js")).dialog()).default;
