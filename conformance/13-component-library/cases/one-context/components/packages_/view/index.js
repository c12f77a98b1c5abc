export const theme = { current: "light" };
