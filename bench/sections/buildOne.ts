// A process that builds one variant, and prints the bytes that it held at most.
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { basesOf } from "../server/addresses.ts";
import { variants } from "../variants/index.ts";
import { nacreDeclared, nacreWhole } from "../variants/nacre.ts";
import { builds } from "../variants/shared.ts";

const [name, folder, exposes] = process.argv.slice(2) as [string, string, string];
const variant = [...variants, ...nacreWhole, ...nacreDeclared].find((one) => one.name === name)!;
await addExposes(Number(exposes));
await variant.build(folder, basesOf(0, "h2", "one"));
console.log(await peak());

/** Bytes. On Linux the resource usage begins with the parent's, so the kernel is asked for this process alone. */
async function peak(): Promise<number> {
  const status = await readFile("/proc/self/status", "utf8").catch(() => "");
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  return Number(kilobytes) * 1024;
}

/** More components of the library, beside those that the page uses. */
async function addExposes(count: number): Promise<void> {
  const library = join(import.meta.dirname, "../out/generated");
  await cp(join(import.meta.dirname, "../source/components/Card.css"), join(library, "Card.css"));
  for (let index = 1; index < count; index += 1) {
    const text = `export default function Part${index}({ title }: { title: string }) { return <p>{title} ${index}</p>; }\n`;
    await writeFile(join(library, `Part${index}.tsx`), text);
    builds["components"]!.exposes[`./Part${index}`] = join(library, `Part${index}.tsx`);
  }
}
