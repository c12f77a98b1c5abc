import { type ReactElement, useRef, useState } from "react";
import { Link, useRevalidator } from "react-router";
import { useSession } from "../session.ts";
import styles from "./Header.module.css";
import { PersonIcon } from "./icons.tsx";

/** Who is signed in, and the other people that one can be. */
export function SessionMenu(): ReactElement {
  const menu = useRef<HTMLDivElement>(null);
  const user = useSession((session) => session.user);
  return (
    <>
      <button
        type="button"
        className={styles.icon}
        popoverTarget="session-menu"
        aria-label={user ? `Signed in as ${user.name}` : "Sign in"}
      >
        <PersonIcon />
        <span className={styles.who}>{user ? firstName(user.name) : "Sign in"}</span>
      </button>
      <div ref={menu} id="session-menu" popover="auto" className={styles.menu} role="group" aria-label="Session">
        <Choices close={() => menu.current?.hidePopover()} />
      </div>
    </>
  );
}

function Choices({ close }: { close: () => void }): ReactElement {
  const { user, people, signIn, signOut } = useSession();
  const { failed, run } = useSessionChange(close);
  const others = people.filter(({ id }) => id !== user?.id);
  return (
    <>
      <p role="status">
        {failed ? "That did not work. Try again." : user ? user.email : "This shop is a demonstration: no password."}
      </p>
      {user && (
        <Link to="/account" onClick={close}>
          Orders and details
        </Link>
      )}
      {others.map(({ id, name }) => (
        <button key={id} type="button" onClick={() => run(() => signIn(id))}>
          Sign in as {name}
        </button>
      ))}
      {user && (
        <button type="button" onClick={() => run(signOut)}>
          Sign out
        </button>
      )}
    </>
  );
}

/** What a page shows may depend on who looks at it, so its data is read again. */
function useSessionChange(done: () => void): { failed: boolean; run: (change: () => Promise<void>) => void } {
  const [failed, setFailed] = useState(false);
  const { revalidate } = useRevalidator();
  const run = (change: () => Promise<void>): void => {
    change().then(
      () => {
        setFailed(false);
        done();
        return revalidate();
      },
      () => setFailed(true),
    );
  };
  return { failed, run };
}

function firstName(name: string): string {
  return name.split(" ")[0] ?? name;
}
