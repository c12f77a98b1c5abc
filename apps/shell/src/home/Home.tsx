import { type ReactElement, Suspense } from "react";
import { Await, useLoaderData } from "react-router";
import { Featured, FeaturedSkeleton } from "./Featured.tsx";
import type { loader } from "./featured.ts";
import { Hero } from "./Hero.tsx";
import styles from "./Home.module.css";

export { loader } from "./featured.ts";

const PROMISES = [
  [
    "Made in small rooms",
    "Eleven workshops, none with more than nine people. Each piece comes with the name of who made it.",
  ],
  [
    "Repaired, not replaced",
    "A chipped rim, a tired switch: send it back, at any age. We keep the glazes and the spare parts.",
  ],
  ["One parcel, no plastic", "Wood wool and paper, sent once a day. Keep the box: it fits under a bed."],
] as const;

/** Stands without any remote: what the library adds has a plain form here. */
export function Home(): ReactElement {
  const { featured } = useLoaderData<typeof loader>();
  return (
    <>
      <title>Nacre &amp; Co · Objects for slow rooms</title>
      <Hero />
      <section aria-labelledby="featured" className={styles.section}>
        <h2 id="featured">This month on the table</h2>
        <Suspense fallback={<FeaturedSkeleton />}>
          <Await resolve={featured} errorElement={<p role="alert">The products are not to be had right now.</p>}>
            {(products) => <Featured products={products} />}
          </Await>
        </Suspense>
      </section>
      <section aria-label="What we promise" className={styles.promises}>
        {PROMISES.map(([title, text]) => (
          <div key={title}>
            <h2>{title}</h2>
            <p>{text}</p>
          </div>
        ))}
      </section>
    </>
  );
}
