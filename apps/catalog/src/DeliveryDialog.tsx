import Button from "components/Button";
import Dialog from "components/Dialog";
import type { ReactElement } from "react";
import { leavesOn } from "./delivery.ts";

interface Props {
  open: boolean;
  onClose: () => void;
  leadDays: number;
}

export function DeliveryDialog({ open, onClose, leadDays }: Props): ReactElement {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Delivery and returns"
      actions={<Button onClick={onClose}>All clear</Button>}
    >
      <p>
        What you order now leaves the workshop on {leavesOn(leadDays)} and is with you one or two working days later.
        Delivery costs €6, and nothing from €80.
      </p>
      <p>You may send it back within 60 days. We pay for the parcel, and we do not ask why.</p>
    </Dialog>
  );
}
