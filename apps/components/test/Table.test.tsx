import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { type Column, Table } from "../src/Table.tsx";

interface Order {
  id: string;
  what: string;
  pieces: number;
}

const ORDERS: Order[] = [
  { id: "9", what: "Lamp", pieces: 2 },
  { id: "10", what: "Vase", pieces: 10 },
  { id: "11", what: "Bowl", pieces: 2 },
];

const COLUMNS: Column<Order>[] = [
  { key: "what", header: "Object", cell: ({ what }) => what, sortBy: ({ what }) => what },
  { key: "id", header: "Order", cell: ({ id }) => id },
  { key: "pieces", header: "Pieces", cell: ({ pieces }) => pieces, sortBy: ({ pieces }) => pieces, align: "end" },
];

const rowKey = ({ id }: Order): string => id;
const names = (): (string | null)[] => screen.getAllByRole("rowheader").map(({ textContent }) => textContent);

test("it is named by its caption, and each row by its first cell", () => {
  render(<Table caption="Orders" columns={COLUMNS} rows={ORDERS} rowKey={rowKey} />);
  const table = screen.getByRole("table", { name: "Orders" });
  expect(within(table).getAllByRole("columnheader")).toHaveLength(3);
  const row = within(table).getByRole("row", { name: "Lamp 9 2" });
  expect(within(row).getByRole("rowheader")).toHaveTextContent("Lamp");
});

test("rows stay as they come until somebody sorts them", () => {
  render(<Table caption="Orders" columns={COLUMNS} rows={ORDERS} rowKey={rowKey} />);
  expect(names()).toEqual(["Lamp", "Vase", "Bowl"]);
  for (const header of screen.getAllByRole("columnheader")) expect(header).not.toHaveAttribute("aria-sort");
});

test("Enter on a heading sorts by it, numbers as numbers, and a second time the other way around", async () => {
  render(<Table caption="Orders" columns={COLUMNS} rows={ORDERS} rowKey={rowKey} />);
  const user = userEvent.setup();
  screen.getByRole("button", { name: "Pieces" }).focus();
  await user.keyboard("{Enter}");
  expect(names()).toEqual(["Lamp", "Bowl", "Vase"]);
  expect(screen.getByRole("columnheader", { name: "Pieces" })).toHaveAttribute("aria-sort", "ascending");
  await user.keyboard("{Enter}");
  // Those that are equal stay in their order.
  expect(names()).toEqual(["Vase", "Lamp", "Bowl"]);
  expect(screen.getByRole("columnheader", { name: "Pieces" })).toHaveAttribute("aria-sort", "descending");
});

test("a column without an order has no button", () => {
  render(<Table caption="Orders" columns={COLUMNS} rows={ORDERS} rowKey={rowKey} />);
  expect(within(screen.getByRole("columnheader", { name: "Order" })).queryByRole("button")).toBeNull();
});

test("it starts sorted where it is told to", () => {
  const sort = { column: "what", descending: true };
  render(<Table caption="Orders" columns={COLUMNS} rows={ORDERS} rowKey={rowKey} defaultSort={sort} />);
  expect(names()).toEqual(["Vase", "Lamp", "Bowl"]);
});

test("without rows it says so, across all columns", () => {
  render(<Table caption="Orders" columns={COLUMNS} rows={[]} rowKey={rowKey} empty="No orders yet." />);
  expect(screen.getByRole("cell", { name: "No orders yet." })).toHaveAttribute("colspan", "3");
});

test("while rows are on their way it is busy", () => {
  render(<Table caption="Orders" columns={COLUMNS} rows={ORDERS} rowKey={rowKey} loading />);
  expect(screen.getByRole("table", { name: "Orders" })).toHaveAttribute("aria-busy", "true");
  expect(screen.queryByText("Lamp")).toBeNull();
});
