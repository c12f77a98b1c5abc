import type { Meta, StoryObj } from "@storybook/react-vite";
import { Price } from "@shop/components/Price";

const meta = {
  title: "Components/Price",
  component: Price,
  args: { amount: 14900 },
  argTypes: {
    locale: { control: "select", options: ["en-IE", "de-DE", "fr-FR", "ja-JP", "ar-EG"] },
    currency: { control: "select", options: ["EUR", "USD", "JPY"] },
  },
} satisfies Meta<typeof Price>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Medium: Story = {};

export const Large: Story = { args: { size: "large" } };

export const German: Story = { args: { locale: "de-DE" } };

/** A yen has no cents: 1,490 and not 14.90. */
export const Yen: Story = { args: { amount: 1490, currency: "JPY", locale: "ja-JP" } };
