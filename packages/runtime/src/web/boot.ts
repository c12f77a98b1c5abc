import { noForeignHost } from "../core/noForeignHost.ts";
import { inlinedSnapshot } from "./inlinedSnapshot.ts";
import { startPage } from "./startPage.ts";

// The boot of pages all of whose builds are Nacre's.
void startPage(noForeignHost, inlinedSnapshot);
