import { ForeignContainers } from "../core/ForeignContainers.ts";
import { startPage } from "./startPage.ts";

// The boot of pages that host containers of other federations.
void startPage((world) => new ForeignContainers(world));
