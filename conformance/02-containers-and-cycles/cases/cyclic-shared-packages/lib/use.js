import { describe, name } from "p";

export default { name, names: () => describe() };
