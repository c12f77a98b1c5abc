import type { Meta, StoryObj } from "@storybook/react-vite";
import { Button } from "@shop/components/Button";
import { EmptyState } from "@shop/components/EmptyState";
import { Parcel } from "./icons.tsx";

const meta = {
  title: "Components/EmptyState",
  component: EmptyState,
  args: {
    title: "No orders yet",
    icon: <Parcel />,
    children: <p>What you order stands here, with where it is and when it comes.</p>,
  },
  argTypes: { icon: { control: false }, children: { control: false }, action: { control: false } },
} satisfies Meta<typeof EmptyState>;

export default meta;
type Story = StoryObj<typeof meta>;

export const WithPicture: Story = {};

export const WithAction: Story = { args: { action: <Button>Browse the catalog</Button> } };

export const OneLine: Story = { args: { title: "Nothing matches “lampe”", icon: undefined, children: undefined } };
