import { remote } from "@nacre/shell";

export const Button = remote<typeof import("components/Button")>("components/Button");
export const Card = remote<typeof import("components/Card")>("components/Card");
