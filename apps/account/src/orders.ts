export interface Order {
  id: number;
  /** ISO date and time. */
  placedAt: string;
  status: "placed" | "sent" | "delivered";
  items: OrderItem[];
  /** Cents, as `total`, which contains it. */
  delivery: number;
  total: number;
}

export interface OrderItem {
  productId: string;
  name: string;
  /** Cents a piece, on the day of the order. */
  price: number;
  quantity: number;
  image: string;
}

export async function fetchOrders(signal: AbortSignal): Promise<Order[]> {
  const response = await fetch("/api/orders", { signal });
  if (!response.ok) throw new Error(`The shop answered ${response.status}.`);
  return ((await response.json()) as { orders: Order[] }).orders;
}
