export const open = async () => (await import("./dialog.js")).default();
