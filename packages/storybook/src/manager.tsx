/** @jsxRuntime classic */
/** @jsx React.createElement */
// The manager has a React of its own, and gives addons no JSX runtime.
import * as React from "react";
import type { ReactNode } from "react";
import { addons, types } from "storybook/manager-api";
import { PlanPanel } from "./manager/PlanPanel.tsx";
import { SourceTool } from "./manager/SourceTool.tsx";

const ADDON = "nacre";

addons.register(ADDON, () => {
  addons.add(`${ADDON}/source`, {
    type: types.TOOL,
    title: "Where remotes come from",
    render: (): ReactNode => <SourceTool />,
  });
  addons.add(`${ADDON}/plan`, {
    type: types.PANEL,
    title: "Plan",
    render: ({ active }): ReactNode => <PlanPanel active={active === true} />,
  });
});
