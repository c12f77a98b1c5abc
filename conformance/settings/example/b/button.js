import { version } from "other";
import "./b.css";

export const name = `button of b with ${version}`;
