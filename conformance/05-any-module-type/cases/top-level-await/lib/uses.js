import tla from "./tla.js";

export default `uses ${tla}`;
