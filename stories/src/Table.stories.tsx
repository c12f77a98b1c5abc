import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, within } from "storybook/test";
import { EmptyState } from "@shop/components/EmptyState";
import { Price } from "@shop/components/Price";
import { Table, type TableProps } from "@shop/components/Table";
import { Parcel } from "./icons.tsx";

interface Order {
  id: string;
  what: string;
  pieces: number;
  total: number;
}

const ORDERS: Order[] = [
  { id: "1042", what: "Pearl table lamp", pieces: 1, total: 14900 },
  { id: "1043", what: "Tide vase", pieces: 3, total: 20400 },
  { id: "1047", what: "Ash desk tray", pieces: 2, total: 8800 },
];

const meta = {
  title: "Components/Table",
  component: Table<Order>,
  args: {
    caption: "Orders",
    columns: [
      { key: "what", header: "Object", cell: ({ what }) => what, sortBy: ({ what }) => what },
      { key: "id", header: "Order", cell: ({ id }) => id },
      { key: "pieces", header: "Pieces", cell: ({ pieces }) => pieces, sortBy: ({ pieces }) => pieces, align: "end" },
      {
        key: "total",
        header: "Total",
        cell: ({ total }) => <Price amount={total} />,
        sortBy: ({ total }) => total,
        align: "end",
      },
    ],
    rows: ORDERS,
    rowKey: ({ id }) => id,
  },
  argTypes: { columns: { control: false }, rows: { control: false }, empty: { control: false } },
} satisfies Meta<TableProps<Order>>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A press on a heading sorts by it, a second one the other way around. */
export const Sortable: Story = {
  play: async ({ canvas, userEvent }) => {
    const table = canvas.getByRole("table", { name: "Orders" });
    const names = (): (string | null)[] =>
      within(table)
        .getAllByRole("rowheader")
        .map(({ textContent }) => textContent);
    await expect(names()).toEqual(["Pearl table lamp", "Tide vase", "Ash desk tray"]);

    await userEvent.click(canvas.getByRole("button", { name: "Total" }));
    await expect(names()).toEqual(["Ash desk tray", "Pearl table lamp", "Tide vase"]);
    await expect(canvas.getByRole("columnheader", { name: "Total" })).toHaveAttribute("aria-sort", "ascending");

    await userEvent.keyboard("{Enter}");
    await expect(names()).toEqual(["Tide vase", "Pearl table lamp", "Ash desk tray"]);
    await expect(canvas.getByRole("columnheader", { name: "Total" })).toHaveAttribute("aria-sort", "descending");
  },
};

export const SortedFromTheStart: Story = { args: { defaultSort: { column: "total", descending: true } } };

/** What it is called is read out, and not seen. */
export const CaptionHidden: Story = { args: { captionHidden: true } };

export const Loading: Story = { args: { loading: true } };

export const Empty: Story = {
  args: {
    rows: [],
    empty: (
      <EmptyState title="No orders yet" level={3} icon={<Parcel />}>
        <p>What you order stands here, with where it is.</p>
      </EmptyState>
    ),
  },
};

/** What does not fit beside each other is scrolled, by keyboard too. */
export const Narrow: Story = {
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: "20rem" }}>
        <Story />
      </div>
    ),
  ],
  play: async ({ canvas, userEvent }) => {
    const region = canvas.getByRole("region", { name: "Orders" });
    await expect(region.scrollWidth).toBeGreaterThan(region.clientWidth);
    await userEvent.tab();
    await expect(region).toHaveFocus();
  },
};
