import { Card } from "@shop/components/Card";
import { Skeleton } from "@shop/components/Skeleton";
import { remote } from "@nacre/shell";
import type { ReactElement, ReactNode } from "react";

/** What a build called `catalog` would expose. */
export function Offer({ name = "Lamp" }: { name?: string }): ReactElement {
  return (
    <Card title={name}>
      <p>Comes from another build.</p>
    </Card>
  );
}

/** As a page of another build uses it. */
export const RemoteOffer = remote<{ default: typeof Offer }>("catalog/Offer");

/** Keeps the place of an offer. */
export function OfferSkeleton(): ReactNode {
  return (
    <div aria-busy="true" aria-label="The offer is on its way" role="group">
      <Skeleton />
    </div>
  );
}
