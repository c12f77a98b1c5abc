import Button from "components/Button";
import Dialog from "components/Dialog";
import { useUpdate } from "@nacre/shell";
import { type ReactElement, useEffect } from "react";
import { useBeforeUnload, useBlocker } from "react-router";

/**
 * Asks before something that was begun is thrown away: by a link of any build, the back button, or closing the tab. No
 * deployment takes it away meanwhile.
 */
export function LeaveGuard({ when }: { when: boolean }): ReactElement {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    return when && currentLocation.pathname !== nextLocation.pathname;
  });
  const { defer } = useUpdate();
  useEffect(() => (when ? defer() : undefined), [when, defer]);
  useBeforeUnload((event) => {
    if (when) event.preventDefault();
  });
  return (
    <Dialog
      open={blocker.state === "blocked"}
      onClose={() => blocker.reset?.()}
      title="Leave the checkout?"
      actions={
        <>
          <Button variant="quiet" onClick={() => blocker.proceed?.()}>
            Leave
          </Button>
          <Button onClick={() => blocker.reset?.()}>Stay</Button>
        </>
      }
    >
      <p>What you have typed into the address is lost. Your cart is kept.</p>
    </Dialog>
  );
}
