import tla from "lib/tla";

export default `through ${tla}`;
