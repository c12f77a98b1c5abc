import { describe as describeQ } from "q";

export const name = () => "p 1.0.0 of host";
export const describe = () => [name(), ...describeQ()];
