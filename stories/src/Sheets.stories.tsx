import type { Meta, StoryObj } from "@storybook/react-vite";
import { Content } from "./sheets/Content.tsx";
import { Controls } from "./sheets/Controls.tsx";
import { Front } from "./sheets/Front.tsx";

/** All of the library at once. The pictures that are compared in the tests are of these. */
const meta = {
  title: "Components/All at once",
  parameters: { layout: "fullscreen", controls: { disable: true } },
  tags: ["!autodocs"],
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const InControl: Story = { name: "Controls", render: () => <Controls /> };

export const ToLookAt: Story = { name: "Content", render: () => <Content /> };

export const InFront: Story = { name: "In front", render: () => <Front /> };
