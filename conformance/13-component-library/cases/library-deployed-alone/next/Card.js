import { version } from "view";
import Button from "./Button.js";

export default { text: `card with ${Button.text}`, view: version };
