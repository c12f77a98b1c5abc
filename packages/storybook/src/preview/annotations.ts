import * as actions from "storybook/actions";
import * as previewApi from "storybook/preview-api";
import * as test from "storybook/test";
import { withNacre } from "./withNacre.tsx";

/** Of every story in a Storybook with this preset. */
export const decorators: [typeof withNacre] = [withNacre];

// Stories of other builds take these from here: a spy of another copy would be none to this Storybook.
(globalThis as { [modules: symbol]: unknown })[Symbol.for("nacre.storybook.modules")] = {
  "storybook/actions": actions,
  "storybook/preview-api": previewApi,
  "storybook/test": test,
};
