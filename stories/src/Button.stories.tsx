import type { Meta, StoryObj } from "@storybook/react-vite";
import { fn } from "storybook/test";
import { Button } from "@shop/components/Button";

const meta = {
  component: Button,
  args: { children: "Add to cart", onClick: fn() },
  argTypes: { render: { control: false } },
} satisfies Meta<typeof Button>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Primary: Story = {};

export const Secondary: Story = { args: { variant: "secondary", children: "Keep looking" } };

export const Quiet: Story = { args: { variant: "quiet", children: "Delivery and returns" } };

export const Small: Story = { args: { size: "small", variant: "secondary", children: "Add" } };

/** Keeps its focus, and cannot be pressed again. */
export const Busy: Story = { args: { busy: true, children: "Placing the order…" } };

export const Disabled: Story = { args: { disabled: true, children: "Sold out" } };

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
};
