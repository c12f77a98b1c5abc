import type { Meta, StoryObj } from "@storybook/react-vite";
import { Skeleton } from "@shop/components/Skeleton";

const meta = {
  title: "Components/Skeleton",
  component: Skeleton,
  decorators: [
    (Story) => (
      <div style={{ inlineSize: "min(20rem, 100%)" }} aria-busy="true">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Skeleton>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Line: Story = {};

export const Block: Story = { args: { shape: "block" } };

/** Takes the size of the box it stands in. */
export const Fill: Story = {
  args: { shape: "fill" },
  decorators: [
    (Story) => (
      <div style={{ aspectRatio: "16 / 9" }}>
        <Story />
      </div>
    ),
  ],
};

/** What a paragraph looks like before it is there. */
export const Paragraph: Story = {
  render: () => (
    <>
      <Skeleton width="60%" height="1.4rem" />
      <Skeleton />
      <Skeleton />
      <Skeleton width="35%" />
    </>
  ),
};
