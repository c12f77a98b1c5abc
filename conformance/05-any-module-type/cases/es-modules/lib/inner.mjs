export const innerPart = "inner part";
