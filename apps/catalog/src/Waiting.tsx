import Button from "components/Button";
import TextField from "components/TextField";
import type { ReactElement } from "react";
import { useFetcher } from "react-router";
import styles from "./Waiting.module.css";

/** What the page's action answers: who will hear, or what is wrong with the address. */
export type Waited = { email: string } | { problem: string };

/** For what is sold out. After the action the page's data is read again, and the count is the shop's. */
export function Waiting({ count }: { count: number }): ReactElement {
  const { Form, data, state } = useFetcher<Waited>();
  return (
    <Form method="post" className={styles.waiting} noValidate>
      <TextField
        name="email"
        type="email"
        label="Tell me when it is back"
        autoComplete="email"
        placeholder="name@example.com"
        error={data && "problem" in data ? data.problem : undefined}
      />
      <Button type="submit" busy={state !== "idle"}>
        Tell me
      </Button>
      <p role="status">
        {data && "email" in data && `We write to ${data.email}, once. `}
        {count > 0 && (count === 1 ? "One person is waiting for it." : `${count} people are waiting for it.`)}
      </p>
    </Form>
  );
}
