import { createForeignContainers } from "../core/createForeignContainers.ts";
import { inlinedSnapshot } from "./inlinedSnapshot.ts";
import { startPage } from "./startPage.ts";

// The boot of pages that host containers of other federations.
void startPage(createForeignContainers, inlinedSnapshot);
