import { useState } from "react";
import { type Person, useSession } from "shell/session";

type Problems = Partial<Record<keyof Person, string>>;

interface Profile {
  status: "idle" | "saving" | "saved" | "failed";
  problems: Problems;
  save: (values: FormData) => void;
}

/** Saves the person's details, and tells the rest of the page. */
export function useProfile(): Profile {
  const setUser = useSession((session) => session.setUser);
  const [state, setState] = useState<Omit<Profile, "save">>({ status: "idle", problems: {} });
  const save = (values: FormData): void => {
    if (state.status === "saving") return;
    setState({ status: "saving", problems: {} });
    send(values).then(
      (result) => {
        if ("user" in result) setUser(result.user);
        setState("user" in result ? { status: "saved", problems: {} } : { status: "idle", problems: result.problems });
      },
      () => setState({ status: "failed", problems: {} }),
    );
  };
  return { ...state, save };
}

async function send(values: FormData): Promise<{ user: Person } | { problems: Problems }> {
  const response = await fetch("/api/session", {
    method: "PATCH",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(Object.fromEntries(values)),
  });
  if (response.status === 422) return { problems: ((await response.json()) as { errors: Problems }).errors };
  if (!response.ok) throw new Error(`The shop answered ${response.status}.`);
  return (await response.json()) as { user: Person };
}
