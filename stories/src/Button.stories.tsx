import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn } from "storybook/test";
import { Button } from "@shop/components/Button";

const meta = {
  title: "Components/Button",
  component: Button,
  args: { children: "Add to cart", onClick: fn() },
  argTypes: { render: { control: false } },
} satisfies Meta<typeof Button>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Primary: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const button = canvas.getByRole("button", { name: "Add to cart" });
    await userEvent.click(button);
    await userEvent.keyboard("{Enter}");
    await userEvent.keyboard(" ");
    await expect(args.onClick).toHaveBeenCalledTimes(3);
  },
};

export const Secondary: Story = { args: { variant: "secondary", children: "Keep looking" } };

export const Quiet: Story = { args: { variant: "quiet", children: "Delivery and returns" } };

export const Small: Story = { args: { size: "small", variant: "secondary", children: "Add" } };

/** Keeps its focus, and cannot be pressed again. */
export const Busy: Story = {
  args: { busy: true, children: "Placing the order…" },
  play: async ({ args, canvas, userEvent }) => {
    const button = canvas.getByRole("button", { name: "Placing the order…" });
    await userEvent.click(button);
    await expect(args.onClick).not.toHaveBeenCalled();
    await expect(button).toHaveFocus();
  },
};

export const Disabled: Story = {
  args: { disabled: true, children: "Sold out" },
  play: async ({ canvas, userEvent }) => {
    await userEvent.tab();
    await expect(canvas.getByRole("button")).not.toHaveFocus();
  },
};

/** Any element can look like a button. */
export const AsLink: Story = {
  args: {
    children: "Browse the catalog",
    render: ({ children, ...props }) => (
      <a href="#catalog" {...props}>
        {children}
      </a>
    ),
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("link", { name: "Browse the catalog" })).toBeVisible();
    await expect(canvas.queryByRole("button")).toBeNull();
  },
};
