import { unclobbered } from "../web/unclobbered.ts";
import { connectStandalone, type ContainerRequire } from "./connectStandalone.ts";

// The first module of an entry for foreign hosts. The bundler puts its own require function in place of this name.
declare const __webpack_require__: ContainerRequire;

connectStandalone(__webpack_require__, (unclobbered(document).currentScript as HTMLScriptElement).src);
