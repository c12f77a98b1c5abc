export { version } from "dep";
export const show = async () => [(await import("catalog/Page")).default, (await import("account/Page")).default];
