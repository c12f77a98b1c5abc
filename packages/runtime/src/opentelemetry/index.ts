export { traceRuntime, type TraceRuntimeOptions } from "./traceRuntime.ts";
