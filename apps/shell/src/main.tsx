import { createShellRoot } from "@nacre/shell";
import { StrictMode } from "react";
import { RouterProvider } from "react-router";
import { createRouter } from "./createRouter.tsx";
import { useSession } from "./session.ts";
import { applyStoredTheme } from "./theme/theme.ts";
import "./theme/theme.css";

applyStoredTheme();
void useSession.getState().load();

// React adds each page's title behind the template's, and browsers show the first.
document.querySelector("title")?.remove();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root.");
createShellRoot(root).render(
  <StrictMode>
    <RouterProvider router={createRouter()} />
  </StrictMode>,
);
