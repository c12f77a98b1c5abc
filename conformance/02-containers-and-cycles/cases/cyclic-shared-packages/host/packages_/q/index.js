import { name as nameOfP } from "p";

export const describe = () => ["q 1.0.0 of host", nameOfP()];
