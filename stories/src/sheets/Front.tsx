import { type ReactElement, useEffect } from "react";
import { Button, closeToast, Dialog, Select, toast, Toasts, Tooltip } from "@shop/components";

const SIZES: { value: string; label: string; disabled?: boolean }[] = [
  { value: "s", label: "Small" },
  { value: "l", label: "Large" },
  { value: "xl", label: "Huge", disabled: true },
];

/** What opens in front of a page: a dialog, and in front of that messages. Its list and its tooltips open when asked. */
export function Front(): ReactElement {
  useMessages();
  return (
    <div style={{ minBlockSize: "42rem" }}>
      <Dialog
        open
        onClose={() => {}}
        title="Which one?"
        actions={
          <>
            <Tooltip text="Ask the workshop">
              <Button variant="secondary">Help</Button>
            </Tooltip>
            <Button>Go on</Button>
          </>
        }
      >
        <Select label="Size" options={SIZES} defaultValue="s" />
      </Dialog>
      <Toasts timeout={0} />
    </div>
  );
}

function useMessages(): void {
  useEffect(() => {
    toast({ title: "Refused", description: "Try again.", tone: "danger" });
    toast({ title: "Taken out", action: { label: "Undo", onClick: () => {} } });
    toast({ title: "Done", tone: "good" });
    return () => closeToast();
  }, []);
}
