import remote from "self/own";
import local from "./own.js";

export default { local, remote };
