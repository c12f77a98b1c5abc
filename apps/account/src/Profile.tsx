import Button from "components/Button";
import TextField from "components/TextField";
import type { FormEvent, ReactElement } from "react";
import type { Person } from "shell/session";
import styles from "./Profile.module.css";
import { useProfile } from "./useProfile.ts";

const FIELDS = [
  ["name", "Name", "name"],
  ["email", "Email", "email"],
  ["street", "Street and number", "street-address"],
  ["postcode", "Postcode", "postal-code"],
  ["city", "City", "address-level2"],
] as const;

export function Profile({ user }: { user: Person }): ReactElement {
  const { status, problems, save } = useProfile();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    save(new FormData(event.currentTarget));
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      {FIELDS.map(([name, label, autoComplete]) => (
        <TextField
          key={name}
          {...{ name, label, autoComplete }}
          required
          defaultValue={user[name]}
          error={problems[name]}
        />
      ))}
      <Button type="submit" busy={status === "saving"}>
        Save
      </Button>
      <p className={styles.status} role="status">
        {status === "saved" && "Saved."}
        {status === "failed" && "That did not work. Try again."}
      </p>
    </form>
  );
}
