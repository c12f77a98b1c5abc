import { addTitle, store } from "host/store";

export const title = "page";
export { store };

addTitle();
