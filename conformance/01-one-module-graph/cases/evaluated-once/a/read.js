import { state } from "lib/state";

export default state;
