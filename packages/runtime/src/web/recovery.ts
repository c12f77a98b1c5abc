import { createInsist } from "../core/createInsist.ts";
import { createPersist } from "../core/createPersist.ts";
import { createNetwork } from "./createNetwork.ts";
import { handOver } from "./handOver.ts";
import { findRuntime } from "./installRuntime.ts";
import { keepEarly } from "./keepEarly.ts";
import { unclobbered } from "./unclobbered.ts";

// Stands in the HTML behind the boot, which has requested everything by then: what is done when something does not come.
const { deadline } = unclobbered(document).currentScript!.dataset;
const network = createNetwork(deadline === undefined ? undefined : Number(deadline));
handOver({ deadline: network.deadline, persist: createPersist(network), insist: createInsist(network, reportError) });
keepEarly(findRuntime());
