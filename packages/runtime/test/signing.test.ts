import { createPublicKey, verify } from "node:crypto";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { canonicalJson } from "@nacre/contract";
import { createSigningKey, fetchSnapshot, signSnapshot } from "@nacre/runtime/signing";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { makeSnapshot } from "../../contract/test/corpus/documents.ts";
import { judgeCorpus } from "../../contract/test/corpus/judgeCorpus.ts";
import { badSignatures, later, publicHalf } from "./corpus/badSignatures.ts";
import { goodSignatures } from "./corpus/goodSignatures.ts";

// Nothing here is a matter of time: this ends what hangs.
vi.setConfig({ testTimeout: 60_000 });

test("what is signed by a trusted key is taken", async () => {
  expect(await goodSignatures()).toEqual({
    "one key": 3,
    "one of two trusted keys": 3,
    "two signatures, the first one trusted": 3,
    "two signatures, the second one trusted": 3,
    "two signatures, the first one's key expired": 3,
    "signed again": 3,
    "members in another order, with white space": 3,
    "a number that is higher": 9,
    "unsigned, as the shell says, in development": 3,
  });
});

test("of the bad signatures none is accepted, and none crashes", async () => {
  const corpus = await badSignatures();
  expect(Object.keys(corpus.inputs).length).toBeGreaterThanOrEqual(70);
  expect(await judgeCorpus(corpus as never)).toMatchObject({ accepted: [], crashed: [] });
});

test.each([
  ["unsigned", "NACRE_RUNTIME_SNAPSHOT_UNSIGNED"],
  ["an unknown key", "NACRE_RUNTIME_SNAPSHOT_UNKNOWN_KEY"],
  ["a key that has expired", "NACRE_RUNTIME_SNAPSHOT_EXPIRED_KEY"],
  ["a key that expires at this moment", "NACRE_RUNTIME_SNAPSHOT_EXPIRED_KEY"],
  ["tampered: one letter of a file", "NACRE_RUNTIME_SNAPSHOT_BAD_SIGNATURE"],
  ["another environment", "NACRE_RUNTIME_SNAPSHOT_OTHER_ENVIRONMENT"],
  ["a lower number", "NACRE_RUNTIME_SNAPSHOT_ROLLED_BACK"],
  ["signed, but no snapshot", "NACRE_CONTRACT_BAD_SNAPSHOT"],
])("%s is %s", async (name, code) => {
  const { judge, inputs } = await badSignatures();
  expect(await judge(inputs[name] as never)).toEqual([code]);
});

test("a change of any one value of a signed snapshot is seen", async () => {
  const { judge } = await badSignatures();
  const key = await createSigningKey(later);
  const signed = JSON.stringify(await signSnapshot(makeSnapshot(), [key]));
  const texts = [...signed.matchAll(/[\w./^-]+/g)].filter(({ index }) => index < signed.indexOf('"signatures"'));
  expect(texts.length).toBeGreaterThan(100);
  for (const { 0: text, index } of texts) {
    const changed = `${signed.slice(0, index)}${text.replace(/.$/, (last) => (last === "1" ? "2" : "1"))}${signed.slice(index + text.length)}`;
    let input: unknown;
    try {
      input = JSON.parse(changed);
    } catch {
      continue;
    }
    expect(await judge({ input, trust: { keys: [publicHalf(key)], environment: "test", after: 0 } })).not.toEqual([]);
  }
});

test("the format is what the decision record says: other tools can verify it", async () => {
  const key = await createSigningKey(later);
  const { signatures, ...content } = await signSnapshot(makeSnapshot(), [key]);
  const text = `nacre-snapshot-1\n${key.id}\n${canonicalJson(content)}`;
  const jwk = { kty: "OKP", crv: "Ed25519", x: Buffer.from(key.publicKey, "base64").toString("base64url") };
  const publicKey = createPublicKey({ key: jwk, format: "jwk" });
  expect(verify(null, Buffer.from(text), publicKey, Buffer.from(signatures[0]!.value, "base64"))).toBe(true);
});

describe("fetchSnapshot", () => {
  async function listen(answer: RequestListener): Promise<string> {
    const server = createServer(answer).listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/snapshot.json`;
  }

  test("gives what is signed", async () => {
    const key = await createSigningKey(new Date(Date.now() + 60_000));
    const signed = await signSnapshot(makeSnapshot(), [key]);
    const url = await listen((_, response) => void response.end(JSON.stringify(signed)));
    const trust = { environment: "test", keys: [publicHalf(key)] };
    expect(await fetchSnapshot(url, trust)).toEqual(makeSnapshot());
    await expect(fetchSnapshot(url, { ...trust, after: 4 })).rejects.toMatchObject({
      code: "NACRE_RUNTIME_SNAPSHOT_ROLLED_BACK",
    });
  });

  test.each<[string, RequestListener]>([
    ["404", (_, response) => void response.writeHead(404).end("{}")],
    ["a redirect", (_, response) => void response.writeHead(302, { location: "/other.json" }).end()],
    ["no JSON", (_, response) => void response.end("<!doctype html>")],
    ["nothing", (_, response) => void response.end()],
    [
      "half of it",
      (request, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write('{"schema":1', () => request.socket.destroy());
      },
    ],
    ["a broken connection", (request) => void request.socket.destroy()],
  ])("refuses %s", async (_, answer) => {
    const url = await listen(answer);
    await expect(fetchSnapshot(url, { environment: "test", keys: [] })).rejects.toMatchObject({
      code: "NACRE_RUNTIME_FILE_FAILED",
    });
  });
});
