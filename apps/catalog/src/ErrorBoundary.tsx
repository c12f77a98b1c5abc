import Button from "components/Button";
import type { ReactElement } from "react";
import { isRouteErrorResponse, Link, useRevalidator, useRouteError } from "react-router";
import styles from "./ErrorBoundary.module.css";

/** For what the catalog's own loaders and pages throw. */
export function ErrorBoundary(): ReactElement {
  const error = useRouteError();
  return isRouteErrorResponse(error) && error.status === 404 ? <Missing /> : <Broken />;
}

function Missing(): ReactElement {
  return (
    <section className={styles.notice}>
      <title>Not found · Nacre &amp; Co</title>
      <h1>We do not have this object</h1>
      <p>Perhaps we did once. What is on the shelves today is in the catalog.</p>
      <Button render={(props) => <Link to="/catalog" {...props} />}>Back to the catalog</Button>
    </section>
  );
}

function Broken(): ReactElement {
  const { revalidate, state } = useRevalidator();
  return (
    <section className={styles.notice} role="alert">
      <h1>The shelves are out of sight</h1>
      <p>We could not reach the shop’s list of products. It is us, not you.</p>
      <Button busy={state === "loading"} onClick={() => void revalidate()}>
        Try again
      </Button>
    </section>
  );
}
