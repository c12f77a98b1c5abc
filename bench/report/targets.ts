import type { BuildTime } from "../sections/builds.ts";
import type { Planned } from "../sections/planner.ts";
import type { Scaled } from "../sections/scale.ts";
import type { Size } from "../sections/sizes.ts";
import { roundTrips, type Group } from "../sections/visits.ts";

/** What is measured, by section. A section that did not run is absent. */
export interface Figures {
  visits?: readonly Group[];
  sizes?: readonly Size[];
  scale?: readonly Scaled[];
  planner?: readonly Planned[];
  builds?: readonly BuildTime[];
}

/** A promise, and what was measured of it. */
export interface Target {
  what: string;
  measured: number;
  /** It is kept up to here. */
  atMost: number;
  unit: "x" | "ms" | "bytes" | "round trips";
}

/** The promises that the figures can tell of. */
export function targetsOf(figures: Figures): Target[] {
  const visits = figures.visits ?? [];
  return [
    ...bundlers.flatMap((bundler) => [...oneOrigin(visits, bundler), ...elsewhere(visits, bundler)]),
    ...scaleTargets(figures.scale ?? []),
    ...plannerTargets(figures.planner ?? []),
    ...buildTargets(figures.builds ?? []),
    ...sizeTargets(figures.sizes ?? []),
  ];
}

/** Whether a promise is kept. */
export function isMet({ measured, atMost }: Target): boolean {
  return measured <= atMost;
}

const bundlers = ["webpack", "rspack"] as const;
type Bundler = (typeof bundlers)[number];

function oneOrigin(visits: readonly Group[], bundler: Bundler): Target[] {
  const all = visits.filter(({ protocol, origins }) => protocol === "h2" && origins === "one");
  const find = (variant: string, scenario: string): Group | undefined =>
    all.find((group) => group.variant === variant && group.scenario === scenario && group.latency === 150);
  const own = `nacre-${bundler}`;
  const ratio = (
    title: string,
    scenario: string,
    peer: string,
    atMost: number,
    figure: "visible" | "bytes" | "heap" = "visible",
  ): Target[] => {
    const [mine, theirs] = [find(own, scenario), find(peer, scenario)];
    return mine && theirs
      ? [{ what: `${title} (${bundler})`, measured: mine[figure] / theirs[figure], atMost, unit: "x" }]
      : [];
  };
  const trips = (title: string, scenario: string, atMost: number): Target[] => {
    const found = all.filter((group) => group.variant === own && group.scenario === scenario);
    return found.length > 1
      ? [{ what: `${title} (${bundler})`, measured: roundTrips(found), atMost, unit: "round trips" }]
      : [];
  };
  const intent = find(own, "intent");
  return [
    ...ratio("cold direct visit, of one build's time", "direct", "single", 0.8),
    ...ratio("cold direct visit, of the time of one build with links by hand", "direct", "single-tagged", 1.03),
    ...ratio("cold direct visit, of one build's bytes", "direct", "single", 1.15, "bytes"),
    ...ratio("cold direct visit, of one build's heap", "direct", "single", 1.1, "heap"),
    ...ratio("first page of the shell, of one build's time", "home", "single", 1),
    ...ratio("click to a cold page, of one build's time", "click", "single", 1.1),
    ...(intent
      ? [{ what: `click after intent (${bundler})`, measured: intent.visible, atMost: 100, unit: "ms" as const }]
      : []),
    ...trips("cold direct visit", "direct", 2.1),
    ...trips("first page of the shell", "home", 2.1),
    ...trips("click to a cold page", "click", 1.1),
  ];
}

/** Where nothing is promised but to be no worse than the plain plugin. */
function elsewhere(visits: readonly Group[], bundler: Bundler): Target[] {
  const settings = visits.filter(({ protocol, origins }) => protocol === "h1" || origins === "separate");
  return settings
    .filter(({ variant, latency }) => variant === `nacre-${bundler}` && latency === 150)
    .flatMap((mine) => {
      const { protocol, origins, scenario, latency } = mine;
      const peer = settings.find(
        (other) =>
          other.variant === "webpack-mf" &&
          other.protocol === protocol &&
          other.origins === origins &&
          other.scenario === scenario &&
          other.latency === latency,
      );
      const where = `${protocol === "h2" ? "HTTP/2" : "HTTP/1.1"}, ${origins === "one" ? "one origin" : "separate origins"}`;
      const what = `${scenario === "direct" ? "cold direct visit" : "click to a cold page"}, ${where}, of webpack MF's time (${bundler})`;
      return peer ? [{ what, measured: mine.visible / peer.visible, atMost: 1, unit: "x" as const }] : [];
    });
}

function scaleTargets(scaled: readonly Scaled[]): Target[] {
  return scaled
    .filter(({ federation, count }) => federation === "nacre" && count === 100)
    .flatMap((mine) => {
      const peer = scaled.find(
        (other) => other.federation === "webpack-mf" && other.count === 100 && other.origins === mine.origins,
      );
      const what = `100 containers, ${mine.origins === "one" ? "one origin" : "separate origins"}, of webpack MF's time`;
      return peer ? [{ what, measured: mine.visible! / peer.visible!, atMost: 0.5, unit: "x" as const }] : [];
    });
}

function plannerTargets(planned: readonly Planned[]): Target[] {
  const thousand = planned.find(({ builds }) => builds === 1000);
  if (!thousand) return [];
  const largest = Math.max(...planned.map(({ inlined }) => inlined));
  return [
    { what: "select for a route, of 1,000 builds with 100 keys", measured: thousand.select, atMost: 5, unit: "ms" },
    { what: "snapshot in the HTML, of 10 builds and more", measured: largest, atMost: 30_000, unit: "bytes" },
  ];
}

/** The plain plugin makes no second copies: Nacre's without them is what compares. What shaking costs stands in the table of builds. */
function buildTargets(builds: readonly BuildTime[]): Target[] {
  return bundlers.flatMap((bundler) =>
    builds
      .filter(({ variant }) => variant === `nacre-${bundler}-whole`)
      .flatMap(({ exposes, seconds }) => {
        const plain = builds.find((other) => other.variant === `${bundler}-mf` && other.exposes === exposes);
        const what = `build with ${exposes} exposes, nothing shaken, of the plain plugin's time (${bundler})`;
        return plain ? [{ what, measured: seconds / plain.seconds, atMost: 1.05, unit: "x" as const }] : [];
      }),
  );
}

function sizeTargets(sizes: readonly Size[]): Target[] {
  const target = (start: string, atMost: number): Target[] =>
    sizes
      .filter(({ what }) => what.startsWith(start))
      .map(({ what, gzip }) => ({ what, measured: gzip, atMost, unit: "bytes" }));
  return [
    ...target("Nacre: boot", 6000),
    ...target("Nacre on webpack: container entry", 800),
    ...target("Nacre on Rspack: container entry", 800),
  ];
}
