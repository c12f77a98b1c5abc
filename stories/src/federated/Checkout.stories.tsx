import type { Meta, StoryObj } from "@storybook/react-vite";
import { Button } from "components/Button";
import { Card } from "components/Card";
import { expect } from "storybook/test";

/** What a consumer writes: components of the deployed library, imported as if they were its own. */
const meta = {
  title: "Federated/Checkout",
  tags: ["!test"],
  render: () => (
    <Card title="Your order">
      <p>Two items, delivered on Friday.</p>
      <Button>Pay</Button>
    </Card>
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const FromTheDeployedLibrary: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("button", { name: "Pay" })).toBeEnabled();
  },
};
