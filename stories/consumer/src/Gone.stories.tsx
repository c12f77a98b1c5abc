import type { Meta, StoryObj } from "@storybook/react-vite";
// What the library does not expose any more. Its types are gone with it.
// @ts-expect-error -- there is no such module
import Carousel from "components/Carousel";
import type { ComponentType } from "react";

const meta = { title: "Gone", component: Carousel as ComponentType } satisfies Meta<ComponentType>;

export default meta;

export const Exposed: StoryObj<typeof meta> = {};
