import { state } from "./state.js";

state.attempts += 1;
if (state.attempts < 3) throw new RangeError(`attempt ${state.attempts}`);
export default `attempt ${state.attempts} worked`;
