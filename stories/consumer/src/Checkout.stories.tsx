import type { Meta, StoryObj } from "@storybook/react-vite";
import { Button } from "components/Button";
import { Card } from "components/Card";
import type { NacreParameters } from "@nacre/storybook";

/** Components of the deployed library, imported as if they were this project's own. */
const meta = {
  title: "Checkout",
  render: () => (
    <Card title="Your order">
      <p>Two items, delivered on Friday.</p>
      <Button>Pay</Button>
    </Card>
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

const nacre = (parameters: NacreParameters): { nacre: NacreParameters } => ({ nacre: parameters });

export const Served: Story = {};

export const ButtonIsSlow: Story = { parameters: nacre({ faults: { "components/Button": "slow" } }) };

export const ButtonIsMissingOnce: Story = {
  parameters: nacre({ faults: { "components/Button": { fault: "missing", times: 1 } } }),
};

export const ButtonThrows: Story = { parameters: nacre({ faults: { "components/Button": "throwsOnRender" } }) };

export const ButtonIsLate: Story = {
  parameters: nacre({ faults: { "components/Button": { fault: "slow", ms: 1500 } } }),
};

/** Whatever is deployed now. */
export const Pinned: Story = {
  parameters: nacre({ pin: { components: import.meta.env["STORYBOOK_PINNED"] ?? "0123456789abcdef" } }),
};

export const UnknownFault: Story = {
  parameters: { nacre: { faults: { "components/Button": "lazy" } } },
};
