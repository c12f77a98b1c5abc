import type { Meta, StoryObj } from "@storybook/react-vite";
import { Button } from "@shop/components/Button";
import { Card } from "@shop/components/Card";
import { PICTURE } from "./picture.ts";

const meta = {
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

/** The button is apart from the link that the card is. */
export const WithAction: Story = {
  args: {
    badge: "New",
    action: (
      <Button size="small" variant="secondary">
        Add
      </Button>
    ),
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
