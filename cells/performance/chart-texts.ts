import { pWords, whole } from "@/cells/words";
import type { AreaDelay, AreaRate, Measure, Which } from "./compute";
import {
  cases,
  delayTitles,
  interval,
  soon,
  measureTitles,
  share,
  whichTitles,
  widened,
} from "./words";

export const charts = {
  measure: "Figure",
  scale: "Scale",
  scales: { mixed: "kinds of case being equal", plain: "as they are" },
  funnel: (measure: Measure) => `${measureTitles[measure]}: areas by the number of their cases`,
  funnelX: "cases (square-root scale)",
  plainY: "out of 100 cases",
  mixedY: "points more or fewer out of 100 than its kinds of case let expect",
  plainCaption: (dispersion: number) =>
    `Lines: what chance leaves 95 % (dashed) and 99.8 % of areas within if all had one share${dispersion > 1.1 ? `, widened ${widened(dispersion)} as areas differ more than that` : ""}. Kinds of case differ: see the other scale before asking why.`,
  mixedCaption: (dispersion: number) =>
    `Lines: limits of 95 % (dashed) and 99.8 % for the usual mix of cases${dispersion > 1.1 ? `, widened ${widened(dispersion)} as areas differ for more reasons than the kinds of case` : ""}. Each dot is judged by the limits of its own mix; those with a name lie outside after adjustment for all tests, too.`,
  places: {
    above: "above the limits of 95 % (triangle)",
    below: "below them (triangle on its tip)",
    within: "within",
  },
  rateTip: (name: string, { cases: n, events, low, high, compared, adjusted }: AreaRate) =>
    `${name}\n${whole(events)} of ${whole(n)}: ${share(events / n)} (${interval({ low, high })})${
      compared && !Number.isNaN(compared.z)
        ? `\n${share(compared.expected / n)} expected by its kinds of case\nlimits of 95 %: ${share(compared.inner.low / n)} to ${share(compared.inner.high / n)}\nadjusted ${pWords(adjusted)}`
        : ""
    }`,
  caterpillar: (measure: Measure, which: Which) =>
    `${measureTitles[measure]}${which === "all" ? "" : `, ${whichTitles[which].toLowerCase()}`}, by area`,
  caterpillarCaption: (isCompared: boolean, isCut: boolean) =>
    `Dot and line: share and 95 % interval.${isCompared ? ` Tick: what its kinds of case let expect.${isCut ? " The 40 areas farthest from that." : ""}` : isCut ? " The first 40 areas." : ""}`,
  which: "Cases",
  order: "Order",
  orders: ["by name", "farthest from what its cases let expect"],
  delay: "Delay",
  delays: (kind: AreaDelay["kind"]) => `${delayTitles[kind]}, by area`,
  logUnit: (unit: string) => `${unit} (logarithmic)`,
  delayUnits: { minutes: "minutes", hours: "hours", days: "days" },
  delayCaption: (isCut: boolean) =>
    `Dot: half of the cases take no longer. Triangle: nine in ten take no longer. Lines: 95 % intervals. Kinds of case are not told apart here; the figures “within” at the top tell them apart.${isCut ? " The first 40 areas." : ""}`,
  limit: "Within",
  days: (limit: number) => `${limit} days`,
  within: (kind: AreaDelay["kind"], limit: number) =>
    `Charge sheet within ${limit} days of ${kind === "charge sheet" ? "registration" : "arrest"}`,
  withinCaption:
    "Share of cases with 95 % interval, open ones counted as long as they have been known. Kinds of case are not told apart here; the figures “within” at the top tell them apart.",
  curve: "Cases with a charge sheet by days since registration",
  curveX: "days since registration",
  curveY: "out of 100 cases",
  pendency: (name: string) => `Open cases at the end of the month by age, ${name}`,
  pendencyY: "open cases",
  flow: (name: string) => `Cases registered and ended in a month, ${name}`,
  flowY: "cases a month",
  opened: "registered",
  closed: "ended",
  closedDashed: "ended (dashed)",
  ages: [
    "under 60 days",
    "60 to 89 days",
    "90 to 179 days",
    "180 to 364 days",
    "365 days and more",
  ],
  allAreas: "all areas",
  area: "Area",
  workload: "Cases for each 1,000 duty hours of officers",
  workloadCaption: "95 % intervals. Hours of the roster; what was done in them it does not say.",
  workloadTip: (name: string, hours: number, count: number) =>
    `${name}\n${whole(count)} cases, ${whole(hours)} duty hours`,
  perHours: "cases for each 1,000 hours",
  delayTip: (name: string, { cases: n, median, most, exact }: AreaDelay) =>
    `${name}\n${cases(n)}: half ${median ? soon(median.value, exact) : "–"}, nine in ten ${most ? soon(most.value, exact) : "–"}`,
};
