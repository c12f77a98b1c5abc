declare module "components/Button" {
  import type { ReactNode } from "react";
  export function Button(props: { children: ReactNode }): ReactNode;
}
declare module "components/Carousel" {
  import type { ReactNode } from "react";
  export default function Carousel(): ReactNode;
}
