import type { Meta, StoryObj } from "@storybook/react-vite";
import type { ReactElement } from "react";
import { expect, fn, screen, waitFor } from "storybook/test";
import { Button } from "@shop/components/Button";
import { closeToast, toast, Toasts, type ToastOptions, type ToastsProps } from "@shop/components/Toast";

type Args = ToastOptions & ToastsProps;

/** A page with one place for messages, and something that makes one. */
function Page({ timeout, limit, ...options }: Args): ReactElement {
  return (
    <div style={{ minBlockSize: "12rem" }}>
      <Button variant="secondary" onClick={() => toast(options)}>
        Show a message
      </Button>
      <Toasts {...(timeout !== undefined && { timeout })} {...(limit !== undefined && { limit })} />
    </div>
  );
}

const category = { table: { category: "toast()" } };

const meta: Meta<Args> = {
  title: "Components/Toast",
  component: Toasts,
  render: (args) => <Page {...args} />,
  args: { title: "Tide vase is in your cart" },
  argTypes: {
    title: { ...category, control: "text" },
    description: { ...category, control: "text", description: "A sentence more." },
    tone: {
      ...category,
      control: "inline-radio",
      options: ["neutral", "good", "danger"],
      description: "`danger` interrupts what a screen reader says, and stays until it is closed.",
    },
    action: { ...category, control: false, description: 'Something to do about it: "Undo".' },
  },
  // Each in a page of its own: a page has one place for messages.
  parameters: { docs: { story: { inline: false, height: "16rem" } } },
  // The list is the page's own, and outlives a story.
  beforeEach: () => () => closeToast(),
};

export default meta;
type Story = StoryObj<typeof meta>;

/** Said when the screen reader has finished what it says, and closed by its button. */
export const Message: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Show a message" }));
    const message = await screen.findByRole("dialog", { name: "Tide vase is in your cart" });
    await expect(screen.getByRole("region", { name: "Notifications" })).toHaveAttribute("aria-live", "polite");
    await userEvent.click(screen.getByRole("button", { name: "Close" }));
    await waitFor(() => expect(message).not.toBeInTheDocument());
  },
};

export const Good: Story = {
  args: { title: "The order is placed", description: "A mail is on its way to you.", tone: "good" },
  play: show,
};

/** Interrupts, and stays until it is closed. */
export const Danger: Story = {
  args: { title: "The card was refused", description: "Nothing was taken from it.", tone: "danger" },
  play: async (context) => {
    await show(context);
    const message = screen.getByRole("alertdialog", { name: "The card was refused" });
    await expect(message).toHaveAttribute("aria-live", "assertive");
    await waitFor(() => expect(message).toBeVisible());
  },
};

const undo = fn();

/** Something to do about it. It takes the message away too. */
export const WithAction: Story = {
  args: { title: "The cart is empty", action: { label: "Undo", onClick: undo } },
  play: async ({ canvas, userEvent }) => {
    undo.mockClear();
    await userEvent.click(canvas.getByRole("button", { name: "Show a message" }));
    const message = await screen.findByRole("dialog", { name: "The cart is empty" });
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    await expect(undo).toHaveBeenCalledOnce();
    await waitFor(() => expect(message).not.toBeInTheDocument());
  },
};

/** The newest is nearest to the corner; more than three wait until there is room. */
export const Several: Story = {
  play: async ({ canvas, userEvent }) => {
    for (let count = 0; count < 4; count++)
      await userEvent.click(canvas.getByRole("button", { name: "Show a message" }));
    await waitFor(() => expect(visible()).toHaveLength(3));
  },
};

async function show({ canvas, userEvent, args }: Parameters<NonNullable<Story["play"]>>[0]): Promise<void> {
  await userEvent.click(canvas.getByRole("button", { name: "Show a message" }));
  await screen.findByText(args.title, { selector: "h2" });
}

function visible(): HTMLElement[] {
  return screen
    .getAllByText("Tide vase is in your cart", { selector: "h2" })
    .filter((title) => title.checkVisibility());
}
