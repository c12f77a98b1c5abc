import type { BuildId } from "@nacre/contract";
import type { Certificate } from "./createCertificate.ts";
import { Origin, type Handler } from "./Origin.ts";

export interface OriginsOptions {
  mode: "one" | "separate";
  /** Of the page; `0` takes any. Containers take those after it. */
  port: number;
  certificate: Certificate | undefined;
  page: Handler;
  files: Handler;
}

/** All addresses of one server: the page's, and with `separate` one for each container. */
export class Origins {
  readonly #options: OriginsOptions;
  readonly #down = new Set<string>();
  /** Separate origins by container, in the order of their ports. */
  readonly #containers = new Map<string, Promise<Origin>>();
  readonly #urls: Record<string, string> = {};
  #page: Origin | undefined;

  constructor(options: OriginsOptions) {
    this.#options = options;
  }

  /** Address of the page, once it is open. */
  get url(): string {
    return this.#page?.url ?? "";
  }

  /** Address of each container that has a build. */
  get urls(): Readonly<Record<string, string>> {
    return this.#urls;
  }

  /** @throws NacreError `NACRE_CLI_PORT_TAKEN` */
  async openPage(): Promise<void> {
    const { page, port, certificate } = this.#options;
    this.#page = await Origin.open(page, port, certificate);
  }

  /**
   * Where a build is reachable; opens its container's origin where that is needed.
   *
   * @throws NacreError `NACRE_CLI_PORT_TAKEN`
   */
  async baseOf(name: string, id: BuildId): Promise<string> {
    const separate = this.#options.mode === "separate";
    this.#urls[name] = separate ? (await this.#container(name)).url : this.url;
    return `${separate ? this.#urls[name] : ""}/${name}/${id}/`;
  }

  isDown(name: string): boolean {
    return this.#down.has(name);
  }

  async set(name: string, up: boolean): Promise<void> {
    if (up) this.#down.delete(name);
    else this.#down.add(name);
    const origin = await this.#containers.get(name);
    await (up ? origin?.up() : origin?.down());
  }

  async close(): Promise<void> {
    const containers = await Promise.allSettled(this.#containers.values());
    const open = containers.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    await Promise.all([...open, ...(this.#page ? [this.#page] : [])].map((origin) => origin.down()));
  }

  #container(name: string): Promise<Origin> {
    const { files, port, certificate } = this.#options;
    const existing = this.#containers.get(name);
    if (existing) return existing;
    const opening = Origin.open(files, port === 0 ? 0 : port + 1 + this.#containers.size, certificate);
    this.#containers.set(name, opening);
    return opening;
  }
}
