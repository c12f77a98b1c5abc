import { state } from "library/state";

export default state;
