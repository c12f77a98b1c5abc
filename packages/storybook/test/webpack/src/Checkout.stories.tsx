import type { Meta, StoryObj } from "@storybook/react-webpack5";
import { Button } from "components/Button";
import Carousel from "components/Carousel";

const meta: Meta = { title: "Checkout" };

export default meta;

export const Served: StoryObj = { render: () => <Button>Pay</Button> };

export const Late: StoryObj = {
  render: () => <Button>Pay</Button>,
  parameters: { nacre: { faults: { "components/Button": { fault: "missing", times: 1 } } } },
};

export const Gone: StoryObj = { render: () => <Carousel /> };
