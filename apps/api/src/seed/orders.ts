export interface SeedOrder {
  owner: string;
  placedAt: string;
  status: OrderStatus;
  items: readonly { id: string; quantity: number }[];
}

export type OrderStatus = "placed" | "sent" | "delivered";

export const ORDERS: readonly SeedOrder[] = [
  {
    owner: "mara",
    placedAt: "2026-03-18T09:24:00Z",
    status: "delivered",
    items: [
      { id: "5", quantity: 4 },
      { id: "2", quantity: 1 },
    ],
  },
  { owner: "mara", placedAt: "2026-07-02T18:51:00Z", status: "delivered", items: [{ id: "10", quantity: 1 }] },
  {
    owner: "mara",
    placedAt: "2026-11-16T12:05:00Z",
    status: "sent",
    items: [
      { id: "7", quantity: 1 },
      { id: "9", quantity: 2 },
    ],
  },
  { owner: "jonas", placedAt: "2026-09-30T20:13:00Z", status: "delivered", items: [{ id: "1", quantity: 1 }] },
];
