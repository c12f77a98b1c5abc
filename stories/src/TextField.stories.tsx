import type { Meta, StoryObj } from "@storybook/react-vite";
import { TextField } from "@shop/components/TextField";

const meta = {
  component: TextField,
  args: { label: "Email", type: "email" },
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: "24rem" }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof TextField>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Empty: Story = {};

export const WithHint: Story = { args: { hint: "For the receipt, and for nothing else." } };

/** Read out together with the label. */
export const WithError: Story = {
  args: { ...WithHint.args, defaultValue: "ada", error: "An email address looks like name@example.com." },
};

export const Optional: Story = { args: { label: "Company", type: "text", optional: true } };

export const Disabled: Story = { args: { defaultValue: "ada@example.com", disabled: true } };
