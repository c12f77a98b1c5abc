import { once } from "node:events";
import { explainError } from "@nacre/contract";
import { Command, InvalidArgumentError, Option } from "commander";
import pc from "picocolors";
import { expandFolders } from "../expandFolders.ts";
import { readKey } from "../signingKeys.ts";
import { serve, type NacreServer, type ServeEvent, type ServeOptions } from "../serve.ts";

type Flags = Omit<ServeOptions, "folders" | "keys" | "onEvent" | "onRequest"> & { key?: string[] };

/** `nacre serve`: builds as one application, on this machine. */
export function serveCommand(): Command {
  return new Command("serve")
    .description("Serve builds as one application: one snapshot over all of them, planned before any code is loaded.")
    .argument(
      "<folders...>",
      "folders of builds (nacre.json, mf-manifest.json or remoteEntry.js), one of them of the shell",
    )
    .addOption(new Option("--port <port>", "port of the page").default(4300).argParser(upTo(65_535)))
    .addOption(
      new Option("--origins <mode>", "one: all builds under the page's origin; separate: a port per container")
        .choices(["one", "separate"])
        .default("one"),
    )
    .option("--watch", "deploy a build again when its manifest changes, and reload the page")
    .addOption(new Option("--latency <ms>", "delay before each response starts").default(0).argParser(upTo(600_000)))
    .addOption(new Option("--deadline <ms>", "when a page gives up a file").default(8000).argParser(upTo(600_000)))
    .option("--h2", "HTTP/2 over TLS, with a certificate made on the spot")
    .option("--api <url>", "address that answers everything below /api")
    .option("--root <name>", "build that is the page, where several have an HTML template")
    .addOption(
      new Option(
        "--fallback <url>",
        "where the store's folder lies as well: asked for files that do not come from here",
      ).argParser(folderUrl),
    )
    .option("--key <file...>", "sign /snapshot.json with a key that nacre keys made; two while pages change over")
    .option("--csp", "send a content security policy, Trusted Types and Integrity-Policy with the page")
    .option("--store <folder>", "keeps every build that was served", ".nacre/store")
    .action(run);
}

async function run(patterns: string[], { key, ...flags }: Flags): Promise<void> {
  const keys = key && (await Promise.all(key.map((file) => readKey(file))));
  const folders = await expandFolders(patterns);
  const server = await serve({ ...flags, ...(keys && { keys }), folders, onEvent: report });
  console.log(addresses(server, flags));
  await untilStopped();
  await server.close();
}

function report(event: ServeEvent): void {
  if (event.type === "refused") {
    for (const problem of event.problems) console.error(`${pc.red("✗")} ${explainError(problem)}`);
    console.error(pc.dim("What is served stays as it was."));
    return;
  }
  for (const diagnostic of event.diagnostics) {
    const mark = diagnostic.severity === "warning" ? pc.yellow("!") : pc.blue("i");
    console.log(`${mark} ${diagnostic.message}`);
  }
  const { n, names } = event.snapshot;
  console.log(`${pc.green("✓")} Snapshot ${n}: ${Object.keys(names).join(", ")}`);
}

function addresses({ url, origins }: NacreServer, { origins: mode, api }: Flags): string {
  const containers = mode === "separate" ? Object.entries(origins).map(([name, origin]) => `  ${name}  ${origin}`) : [];
  const lines = [`\n  ${pc.bold(pc.cyan(`${url}/`))}`, ...containers, ...(api ? [`  /api  ${api}`] : [])];
  return `${lines.join("\n")}\n\n  ${pc.dim("Ctrl-C stops it.")}`;
}

async function untilStopped(): Promise<void> {
  await Promise.race(["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => once(process, signal)));
}

function folderUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text)) throw new InvalidArgumentError("It is an http(s) URL.");
  return text.endsWith("/") ? text : `${text}/`;
}

function upTo(most: number): (text: string) => number {
  return (text) => {
    if (!/^\d{1,6}$/.test(text) || Number(text) > most)
      throw new InvalidArgumentError(`It is a whole number, from 0 to ${most}.`);
    return Number(text);
  };
}
