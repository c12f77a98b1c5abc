import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn } from "storybook/test";
import { Button } from "@shop/components/Button";
import { Card } from "@shop/components/Card";
import { PICTURE } from "./picture.ts";

const meta = {
  title: "Components/Card",
  component: Card,
  args: {
    title: <a href="#pearl">Pearl paperweight</a>,
    children: "It does nothing, and does it well.",
    image: { src: PICTURE, alt: "" },
    price: 3200,
  },
  argTypes: { title: { control: false }, action: { control: false } },
  decorators: [
    (Story) => (
      <div style={{ inlineSize: "min(17rem, 100%)" }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Card>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Product: Story = {};

const add = fn();

/** The button is apart from the link that the card is. */
export const WithAction: Story = {
  args: {
    badge: "New",
    action: (
      <Button size="small" variant="secondary" onClick={add}>
        Add
      </Button>
    ),
  },
  play: async ({ canvas, userEvent }) => {
    add.mockClear();
    await userEvent.tab();
    await expect(canvas.getByRole("link", { name: "Pearl paperweight" })).toHaveFocus();
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    await expect(add).toHaveBeenCalledOnce();
  },
};

export const SoldOut: Story = { args: { badge: "Sold out", eyebrow: "Desk" } };

export const TextOnly: Story = { args: { image: undefined, price: undefined, eyebrow: "From the workshop" } };

export const Loading: Story = { args: { loading: true } };

/** Two beside each other on a phone. */
export const Narrow: Story = {
  ...WithAction,
  decorators: [
    (Story) => (
      <div style={{ inlineSize: "10.5rem" }}>
        <Story />
      </div>
    ),
  ],
};
