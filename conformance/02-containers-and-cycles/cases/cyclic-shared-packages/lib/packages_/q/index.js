import { name as nameOfP } from "p";

export const describe = () => ["q 1.1.0 of lib", nameOfP()];
