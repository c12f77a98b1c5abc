import { withNacre } from "./withNacre.tsx";

/** Of every story in a Storybook with this preset. */
export const decorators: [typeof withNacre] = [withNacre];
