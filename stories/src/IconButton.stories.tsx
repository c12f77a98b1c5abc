import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn } from "storybook/test";
import { IconButton } from "@shop/components/IconButton";
import { Heart, Trash } from "./icons.tsx";

const meta = {
  title: "Components/IconButton",
  component: IconButton,
  args: { label: "Keep for later", children: <Heart />, onClick: fn() },
  argTypes: { children: { control: false } },
} satisfies Meta<typeof IconButton>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Its name is read out, and never seen. */
export const Quiet: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.tab();
    await expect(canvas.getByRole("button", { name: "Keep for later" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await expect(args.onClick).toHaveBeenCalledOnce();
  },
};

export const Secondary: Story = { args: { variant: "secondary" } };

export const Primary: Story = { args: { variant: "primary" } };

export const Small: Story = { args: { size: "small", variant: "secondary", label: "Take out", children: <Trash /> } };

export const Disabled: Story = { args: { disabled: true, variant: "secondary" } };
