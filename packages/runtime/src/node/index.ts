export { createNodeAdapter, type NodeAdapterOptions } from "./createNodeAdapter.ts";
