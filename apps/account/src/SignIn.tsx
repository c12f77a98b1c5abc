import Button from "components/Button";
import { type ReactElement, useState } from "react";
import { useRevalidator } from "react-router";
import { useSession } from "shell/session";
import styles from "./SignIn.module.css";

export function SignIn(): ReactElement {
  const { people, signIn } = useSession();
  const { revalidate } = useRevalidator();
  const [failed, setFailed] = useState(false);
  const enter = (id: string): void => {
    signIn(id).then(revalidate, () => setFailed(true));
  };
  return (
    <>
      <p>You are here as a guest. Sign in to keep your address and to see earlier orders.</p>
      {failed && <p role="alert">That did not work. Try again.</p>}
      <div className={styles.people}>
        {people.map(({ id, name }) => (
          <Button key={id} variant="secondary" onClick={() => enter(id)}>
            Sign in as {name}
          </Button>
        ))}
      </div>
    </>
  );
}
