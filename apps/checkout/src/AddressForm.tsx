import Button from "components/Button";
import TextField from "components/TextField";
import { type FormEvent, type ReactElement, useEffect, useRef, useState } from "react";
import { useSession } from "shell/session";
import styles from "./AddressForm.module.css";
import { LeaveGuard } from "./LeaveGuard.tsx";
import type { Address, PlacedOrder } from "./placeOrder.ts";
import { useCheckout } from "./useCheckout.ts";

interface Field {
  name: keyof Address;
  label: string;
  autoComplete: string;
  type?: string;
  hint?: string;
}

const FIELDS: readonly Field[] = [
  { name: "name", label: "Name", autoComplete: "name" },
  {
    name: "email",
    label: "Email",
    autoComplete: "email",
    type: "email",
    hint: "For the receipt, and for nothing else.",
  },
  { name: "street", label: "Street and number", autoComplete: "street-address" },
  { name: "postcode", label: "Postcode", autoComplete: "postal-code" },
  { name: "city", label: "City", autoComplete: "address-level2" },
];

interface Props {
  onPlaced: (order: PlacedOrder) => void;
}

/** For whoever is signed in: another person begins anew. */
export function AddressForm(props: Props): ReactElement {
  const id = useSession((session) => session.user?.id);
  return <Form key={id ?? "guest"} {...props} />;
}

function Form({ onPlaced }: Props): ReactElement {
  const user = useSession((session) => session.user);
  const [begun, setBegun] = useState(false);
  const { problems, failed, busy, submit } = useCheckout(onPlaced);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (FIELDS.some(({ name }) => problems[name])) focusFirstProblem(form.current);
  }, [problems]);
  return (
    <form ref={form} className={styles.form} noValidate onSubmit={sendBy(submit)} onChange={() => setBegun(true)}>
      {FIELDS.map(({ name, ...field }) => (
        <TextField
          key={name}
          {...field}
          className={styles[name]}
          name={name}
          required
          defaultValue={user?.[name]}
          error={problems[name]}
        />
      ))}
      <div className={styles.send}>
        {(problems.items ?? failed) && (
          <p role="alert">{problems.items ?? "The order did not get through. Nothing was bought: try again."}</p>
        )}
        <Button type="submit" busy={busy}>
          {busy ? "Placing the order…" : "Place the order"}
        </Button>
      </div>
      <LeaveGuard when={begun && !busy} />
    </form>
  );
}

/** Not a form action: after one of these React puts the fields back to what they were. */
function sendBy(submit: (values: FormData) => void) {
  return (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    submit(new FormData(event.currentTarget));
  };
}

function focusFirstProblem(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
