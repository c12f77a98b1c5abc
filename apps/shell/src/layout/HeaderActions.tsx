import { defineSlot } from "@nacre/shell";
import type { ReactElement } from "react";
import { useSession } from "../session.ts";

/** What other builds offer to somebody who is signed in. */
const Actions = defineSlot<{ name: string }>("header.actions");

/** Guests do not load it. */
export function HeaderActions(): ReactElement | null {
  const user = useSession((session) => session.user);
  return user ? <Actions name={user.name} errorFallback={Nothing} /> : null;
}

/** The header is fine without. */
function Nothing(): null {
  return null;
}
