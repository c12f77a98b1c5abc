export { type ApiOptions, createApi } from "./createApi.ts";
