import config from "host/config";

export default `a.x of ${config}`;
