import type { CSSProperties, ReactElement } from "react";
import { Button, Card, EmptyState, Price, Skeleton, Table, type Column } from "@shop/components";
import { Parcel } from "../icons.tsx";
import { Group, Sheet } from "./Sheet.tsx";

interface Order {
  id: string;
  what: string;
  total: number;
}

const ORDERS: Order[] = [
  { id: "42", what: "Lamp", total: 14900 },
  { id: "43", what: "Tide vase", total: 20400 },
];

const COLUMNS: Column<Order>[] = [
  { key: "what", header: "Object", cell: ({ what }) => what, sortBy: ({ what }) => what },
  { key: "id", header: "No.", cell: ({ id }) => id },
  {
    key: "total",
    header: "Total",
    cell: ({ total }) => <Price amount={total} />,
    sortBy: ({ total }) => total,
    align: "end",
  },
];

/** Of few colours: it is in four pictures, and each byte of them is kept for ever. */
const PICTURE: string = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60">
    <rect width="60" height="60" fill="#dcdfe8"/><rect y="40" width="60" height="20" fill="#a7aec2"/>
    <rect x="20" y="18" width="20" height="24" fill="#f3f0dc"/>
  </svg>`,
)}`;

const CARD: CSSProperties = { inlineSize: "11rem" };
const FULL: CSSProperties = { inlineSize: "100%" };

/** What shows something. Few words, because each is in eight pictures. */
export function Content(): ReactElement {
  return (
    <Sheet>
      <Group title="Card" wide>
        <div style={CARD}>
          <Card
            title={<a href="#pearl">Pearl</a>}
            image={{ src: PICTURE, alt: "" }}
            price={3200}
            badge="New"
            action={
              <Button size="small" variant="secondary">
                Add
              </Button>
            }
          >
            It does nothing.
          </Card>
        </div>
        <div style={CARD} aria-busy="true">
          <Card loading />
        </div>
      </Group>
      <Group title="Table">
        <div style={FULL}>
          <Table
            caption="Orders"
            columns={COLUMNS}
            rows={ORDERS}
            rowKey={({ id }) => id}
            defaultSort={{ column: "total", descending: true }}
          />
        </div>
      </Group>
      <Group title="EmptyState">
        <div style={FULL}>
          <EmptyState title="No orders yet" level={3} icon={<Parcel />} action={<Button>Browse</Button>} />
        </div>
      </Group>
      <Group title="Price">
        <Price amount={14900} size="large" />
        <Price amount={149} currency="JPY" />
      </Group>
      <Group title="Skeleton">
        <div style={FULL} aria-busy="true">
          <Skeleton width="60%" height="1.4rem" />
          <Skeleton />
          <Skeleton width="35%" />
        </div>
      </Group>
    </Sheet>
  );
}
