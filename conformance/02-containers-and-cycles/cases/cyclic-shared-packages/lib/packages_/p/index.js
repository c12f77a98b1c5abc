import { describe as describeQ } from "q";

export const name = () => "p 1.1.0 of lib";
export const describe = () => [name(), ...describeQ()];
