import type { ReactElement } from "react";

export function Home(): ReactElement {
  return (
    <section>
      <h1 {...{ elementtiming: "home" }}>Objects for the desk</h1>
      <p>Ceramics and lamps, made in small rooms.</p>
    </section>
  );
}
