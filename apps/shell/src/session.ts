import { sharedStore } from "@nacre/shell";

export interface Person {
  id: string;
  name: string;
  email: string;
  street: string;
  postcode: string;
  city: string;
}

export interface Session {
  /** Who is signed in. `undefined`: not known yet. `null`: a guest. */
  user: Person | null | undefined;
  /** Who can be chosen to sign in as. Empty until the shop answered. */
  people: { id: string; name: string }[];
  load: () => Promise<void>;
  signIn: (id: string) => Promise<void>;
  signOut: () => Promise<void>;
  /** The person changed their own details. */
  setUser: (user: Person) => void;
}

/** Who is here: one per page, whichever build asks. */
export const useSession = sharedStore<Session>("session", { schema: 1 }, (set) => ({
  user: undefined,
  people: [],
  load: async () => set(await ask("GET").catch(() => ({ user: null, people: [] }))),
  signIn: async (id) => set(await ask("PUT", { id })),
  signOut: async () => set(await ask("DELETE")),
  setUser: (user) => set({ user }),
}));

async function ask(method: string, body?: object): Promise<Pick<Session, "user" | "people">> {
  const response = await fetch("/api/session", {
    method,
    headers: { "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`The session could not be changed (${response.status}).`);
  return (await response.json()) as Pick<Session, "user" | "people">;
}
