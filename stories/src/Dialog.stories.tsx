import type { Meta, StoryObj } from "@storybook/react-vite";
import { type ReactElement, useState } from "react";
import { expect, fn, screen, waitFor } from "storybook/test";
import { Button } from "@shop/components/Button";
import { Dialog, type DialogProps } from "@shop/components/Dialog";
import { Select } from "@shop/components/Select";
import { toast, Toasts } from "@shop/components/Toast";

const meta = {
  title: "Components/Dialog",
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
export const Information: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const opener = canvas.getByRole("button", { name: "Open the dialog" });
    await userEvent.click(opener);
    const dialog = await screen.findByRole("dialog", { name: "Delivery and returns" });
    await expect(dialog.contains(document.activeElement)).toBe(true);
    await userEvent.click(screen.getByRole("button", { name: "Close" }));
    // The browser tells it a while after the dialog is gone.
    await waitFor(() => expect(args.onClose).toHaveBeenCalledOnce());
    await expect(screen.queryByRole("dialog")).toBeNull();
    await expect(opener).toHaveFocus();
  },
};

export const Question: Story = {
  args: { title: "Take everything out?", children: <p>You will find it all again in the catalog.</p> },
  render: (args) => <Opened {...args} question />,
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Open the dialog" }));
    await userEvent.click(await screen.findByRole("button", { name: "Keep it" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await expect(args.onClose).toHaveBeenCalledOnce();
  },
};

/** What opens while a dialog is open, opens in front of it: a list, a message. */
export const WithMoreInFront: Story = {
  args: {
    title: "Where to?",
    children: (
      <Select
        label="Country"
        options={[
          { value: "at", label: "Austria" },
          { value: "be", label: "Belgium" },
          { value: "ie", label: "Ireland" },
        ]}
        onChange={(country) => toast({ title: `We deliver to ${country.toUpperCase()}` })}
      />
    ),
  },
  render: (args) => (
    <>
      <Opened {...args} />
      <Toasts />
    </>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Open the dialog" }));
    await userEvent.click(await screen.findByRole("combobox", { name: "Country" }));
    await userEvent.click(await screen.findByRole("option", { name: "Ireland" }));
    const message = await screen.findByRole("dialog", { name: "We deliver to IE" });
    await expect(screen.getByRole("dialog", { name: "Where to?" }).contains(message)).toBe(true);
  },
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
