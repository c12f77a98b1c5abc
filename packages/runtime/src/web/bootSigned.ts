import { createForeignContainers } from "../core/createForeignContainers.ts";
import { fetchedSnapshot } from "./fetchedSnapshot.ts";
import { startPage } from "./startPage.ts";

// The boot of pages whose HTML holds no snapshot, of any builds.
void startPage(createForeignContainers, fetchedSnapshot);
