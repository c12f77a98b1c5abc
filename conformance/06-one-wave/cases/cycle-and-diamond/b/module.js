import { name as other } from "a/module";
import names from "host/names";
import part from "shared-part";

export const name = "b";
export const peer = () => other;
const own = part("b");
export { names, own as part };
