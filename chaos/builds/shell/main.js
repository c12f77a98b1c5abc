import { fetchBuild, register } from "@nacre/runtime";
import { createShellRoot, RemoteBoundary, RemoteComponent } from "@nacre/shell";
import React, { createElement as h, useEffect, useState } from "react";

const runtime = globalThis[Symbol.for("nacre")];
const { chaos } = globalThis;
chaos.ran("shell/app");
chaos.reacts.add(React);
runtime.on((event) => chaos.hear(event));

/** It shows that the shell is interactive. */
function Counter() {
  const [count, setCount] = useState(0);
  return h("button", { id: "shell", onClick: () => setCount(count + 1) }, count);
}

function Failed({ retry }) {
  return h("button", { id: "retry", onClick: retry, ref: (place) => place && chaos.shown() }, "Try again");
}

/** A remote that is given at run time: its manifest has to come first. */
function Given({ folder, from }) {
  const [state, setState] = useState("new");
  async function add() {
    setState("waiting");
    try {
      register(runtime, await fetchBuild(folder, { deadline: chaos.deadline }));
      setState("there");
    } catch (error) {
      chaos.hear({ type: "failure", error });
      setState("failed");
    }
  }
  if (state === "new") queueMicrotask(() => void add());
  if (state === "failed") return h(Failed, { retry: () => void add() });
  return state === "there" ? h(Target, { from }) : null;
}

const Target = ({ from }) => h(RemoteComponent, { from, fallback: "...", errorFallback: Failed });

function App() {
  const [wanted, setWanted] = useState();
  useEffect(() => Object.assign(chaos, { show: setWanted }) && undefined, []);
  return [
    h(Counter, { key: "shell" }),
    h(RemoteComponent, { key: "sibling", from: "sibling/Box" }),
    wanted && h(RemoteBoundary, { key: "target", from: wanted.from }, h(wanted.folder ? Given : Target, wanted)),
  ];
}

/** What the shell gives to others comes when somebody needs it. */
export const library = () => import("./library.js");

if (globalThis.document)
  createShellRoot(document.getElementById("root"), { onError: (error) => chaos.reported(error) }).render(h(App));
