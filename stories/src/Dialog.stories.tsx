import type { Meta, StoryObj } from "@storybook/react-vite";
import { type ReactElement, useState } from "react";
import { fn } from "storybook/test";
import { Button } from "@shop/components/Button";
import { Dialog, type DialogProps } from "@shop/components/Dialog";

const meta = {
  component: Dialog,
  args: {
    open: false,
    title: "Delivery and returns",
    children: <p>You may send it back within 60 days. We pay for the parcel, and we do not ask why.</p>,
    onClose: fn(),
  },
  argTypes: { open: { control: false }, children: { control: false }, actions: { control: false } },
  render: (args) => <Opened {...args} />,
} satisfies Meta<typeof Dialog>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Opened by its button, which has the focus again when the dialog is closed. */
export const Information: Story = {};

export const Question: Story = {
  args: { title: "Take everything out?", children: <p>You will find it all again in the catalog.</p> },
  render: (args) => <Opened {...args} question />,
};

function Opened({ question = false, ...props }: DialogProps & { question?: boolean }): ReactElement {
  const [open, setOpen] = useState(props.open);
  const close = (): void => {
    setOpen(false);
    props.onClose();
  };
  const actions = question && (
    <>
      <Button variant="secondary" onClick={close}>
        Keep it
      </Button>
      <Button onClick={close}>Empty the cart</Button>
    </>
  );
  return (
    <>
      <Button variant="secondary" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Open the dialog
      </Button>
      <Dialog {...props} open={open} onClose={close} actions={actions} />
    </>
  );
}
