import { name as other } from "b/module";
import part from "shared-part";

export const name = "a";
export const peer = () => other;
const own = part("a");
export { own as part };
