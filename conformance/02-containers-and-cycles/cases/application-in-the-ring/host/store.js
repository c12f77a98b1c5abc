import { title } from "lib/page";

globalThis.stores = (globalThis.stores ?? 0) + 1;

export const store = { pages: [] };
export const addTitle = () => store.pages.push(title);
