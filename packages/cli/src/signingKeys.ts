import { readFile, writeFile } from "node:fs/promises";
import { isBuildId, NacreError, type Problem } from "@nacre/contract";
import { createSigningKey, type SigningKey } from "@nacre/runtime/signing";
import { parseJson } from "./parseJson.ts";
import { ProblemsError } from "./ProblemsError.ts";

const day = 86_400_000;
const members = ["id", "publicKey", "privateKey", "expires"] as const;

/**
 * Makes a key and writes it to a file that only its owner can read. A file that is there stays.
 *
 * @throws ProblemsError `NACRE_CLI_BAD_OPTIONS`
 */
export async function writeKey(file: string, days: number): Promise<SigningKey> {
  const key = await createSigningKey(new Date(Date.now() + days * day));
  try {
    await writeFile(file, `${JSON.stringify(key, null, 2)}\n`, { flag: "wx", mode: 0o600 });
  } catch (cause) {
    throw problem({ path: file, message: `cannot be written: ${(cause as Error).message}` });
  }
  return key;
}

/** @throws ProblemsError `NACRE_CLI_BAD_OPTIONS` */
export async function readKey(file: string): Promise<SigningKey> {
  const text = await readFile(file, "utf8").catch(() => {
    throw problem({ path: file, message: "cannot be read: nacre keys makes one" });
  });
  const key = parseJson(text);
  if (!isKey(key)) throw problem({ path: file, message: "is no key that nacre keys has made" });
  return key;
}

/** Whether a value has what a key has. Whether it can sign is found out when it does. */
export function isKey(value: unknown): value is SigningKey {
  const key = (value ?? {}) as Partial<Record<(typeof members)[number], unknown>>;
  const texts = members.every((member) => typeof key[member] === "string");
  return texts && isBuildId(key.id as string) && Number.isFinite(Date.parse(key.expires as string));
}

function problem(one: Problem): ProblemsError {
  return new ProblemsError([new NacreError("NACRE_CLI_BAD_OPTIONS", { problems: [one] })]);
}
