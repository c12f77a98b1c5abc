import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";
import { TextField } from "@shop/components/TextField";

const meta = {
  title: "Components/TextField",
  component: TextField,
  args: { label: "Email", type: "email" },
  argTypes: { label: { control: "text" }, hint: { control: "text" }, error: { control: "text" } },
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

export const Empty: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByText("Email"));
    await userEvent.keyboard("ada@example.com");
    await expect(canvas.getByLabelText("Email")).toHaveValue("ada@example.com");
  },
};

export const WithHint: Story = { args: { hint: "For the receipt, and for nothing else." } };

/** Read out together with the label. */
export const WithError: Story = {
  args: { ...WithHint.args, defaultValue: "ada", error: "An email address looks like name@example.com." },
  play: async ({ canvas }) => {
    const field = canvas.getByRole("textbox", { name: "Email" });
    await expect(field).toBeInvalid();
    await expect(field).toHaveAccessibleDescription(/looks like name@example.com.*For the receipt/);
  },
};

export const Optional: Story = { args: { label: "Company", type: "text", optional: true } };

export const Disabled: Story = { args: { defaultValue: "ada@example.com", disabled: true } };
