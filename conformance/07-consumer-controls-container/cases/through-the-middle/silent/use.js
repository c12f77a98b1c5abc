import deep from "deep/use";

export default `silent with ${deep}`;
