import React, { createElement as h, useState } from "react";

globalThis.chaos.ran("sibling/Box");
globalThis.chaos.reacts.add(React);

export default function Box() {
  const [count, setCount] = useState(0);
  return h("button", { id: "sibling", onClick: () => setCount(count + 1) }, count);
}
