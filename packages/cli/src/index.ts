export type { RequestRecord } from "./createApp.ts";
export { main } from "./main.ts";
export { ProblemsError } from "./ProblemsError.ts";
export { serve, type NacreServer, type ServeEvent, type ServeOptions } from "./serve.ts";
