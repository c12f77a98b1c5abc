import { createShellRoot } from "@nacre/shell";
import { StrictMode } from "react";
import "./page.css";
import { Shelves } from "./Shelves.tsx";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root.");
createShellRoot(root).render(
  <StrictMode>
    <Shelves />
  </StrictMode>,
);
