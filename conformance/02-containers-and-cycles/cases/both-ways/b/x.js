import config from "host/config";

export default `b.x of ${config}`;
