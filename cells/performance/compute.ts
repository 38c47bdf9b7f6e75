import { quantileInterval, type QuantileInterval } from "@/lib/methods/evaluate/quantile-interval";
import { compareShares, type AreaShare } from "@/lib/methods/evaluate/share-funnel";
import {
  shareWithin,
  timeToEvent,
  type EventCurve,
  type ShareWithin,
  type WatchedTimes,
} from "@/lib/methods/evaluate/time-to-event";
import { wilsonInterval } from "@/lib/methods/statistics/binomial";
import { benjaminiHochberg } from "@/lib/methods/statistics/fdr";
import { poissonInterval } from "@/lib/methods/statistics/poisson";
import type { Exactness } from "./cases";
import { pendencyOf, type Pendency, type OpenCases } from "./pendency";
import { texts } from "./texts";

export const measures = [
  "cleared",
  "arrested",
  "charge_sheeted",
  "convicted",
  "convicted_of_decided",
  "registered_within_1",
  "charge_sheeted_within_60",
  "charge_sheeted_within_90",
  "discovered",
] as const;
export type Measure = (typeof measures)[number];

export type Which = "all" | "reported" | "discovered";
export type DelayKind = "registration" | "arrest" | "charge sheet" | "response";

/** Days within which a charge sheet is looked for: the limits of section 187(3) of the BNSS. */
export const limits = [60, 90] as const;

interface ByArea {
  /** Number of the area of a row, -1 for none. */
  area: Int32Array;
}

/** One row an area, kind of case and way in which it came. */
export interface ByKind extends ByArea {
  kind: Int32Array;
  discovered: Uint8Array;
}

export interface PerformanceInput {
  names: string[];
  rates: ByKind & {
    cases: Float64Array;
    cleared: Float64Array;
    charged: Float64Array;
    convicted: Float64Array;
    decided: Float64Array;
  };
  /** How soon something comes; null where no times tell. */
  timed: (ByKind & { shares: Map<Measure, { cases: Float64Array; events: Float64Array }> }) | null;
  measures: Measure[];
  delays: (ByArea & {
    kind: DelayKind;
    exact: Exactness;
    minutes: Float64Array;
    count: Float64Array;
  })[];
  watched: {
    registered: ByArea & Watched;
    arrested: (ByArea & Watched) | null;
  } | null;
  open: OpenCases | null;
  /** The last moment of which the data tells, milliseconds. */
  last: number | null;
  duty: { hours: Float64Array; cases: Float64Array; harm: Float64Array | null } | null;
}

type Watched = Required<{ [Key in keyof WatchedTimes]: Float64Array }>;

/** A share of cases of an area. */
export interface AreaRate {
  area: number;
  measure: Measure;
  which: Which;
  cases: number;
  events: number;
  low: number;
  high: number;
  /** Against the others, kinds of case being equal; null where it is not tested. */
  compared: AreaShare | null;
  /** p adjusted for all areas and measures. */
  adjusted: number;
}

export interface MeasureSummary {
  measure: Measure;
  cases: number;
  events: number;
  low: number;
  high: number;
  /** How much more areas differ than chance: as they are, and kinds of case being equal. */
  plainDispersion: number;
  dispersion: number;
}

export interface AreaDelay {
  /** -1 for all areas together. */
  area: number;
  kind: DelayKind | "arrest to charge sheet";
  /** How exactly both times are known. */
  exact: Exactness;
  cases: number;
  /** Days. */
  median: QuantileInterval | null;
  most: QuantileInterval | null;
  /** Shares within the limits, open cases counted as long as they were watched. */
  within: (ShareWithin | null)[] | null;
  watched: number;
}

interface Workload {
  area: number;
  hours: number;
  cases: number;
  /** Cases for each thousand hours of officers. */
  rate: number;
  low: number;
  high: number;
  harm: number | null;
}

export interface Performance {
  rates: AreaRate[];
  summaries: MeasureSummary[];
  tests: number;
  delays: AreaDelay[];
  /** Of all areas: the share charge-sheeted by days since registration. */
  curve: EventCurve | null;
  pendency: Pendency | null;
  workload: Workload[];
  /** Cases whose area is not named. */
  unnamed: number;
}

/** The work of the worker. */
export function perform(
  input: PerformanceInput,
  progress: (fraction: number | null, words: string) => void = () => undefined,
): Performance {
  const { names, rates, duty } = input;
  progress(0.1, texts.comparing);
  const unnamed = rates.cases.reduce((sum, each, i) => sum + (rates.area[i] === -1 ? each : 0), 0);
  const found = input.measures.map((measure) => ratesOf(input, measure));
  const own = found.flatMap(({ rows }) => rows);
  const adjusted = benjaminiHochberg(own.map(({ compared }) => compared?.p ?? NaN));
  own.forEach((row, i) => (row.adjusted = adjusted[i]!));
  progress(0.4, texts.timing);
  const delays = input.delays.flatMap((each) => delaysOf(each, names.length));
  const curve = input.watched && timeToEvent(namedOnly(input.watched.registered));
  addShares(delays, "charge sheet", input.watched?.registered ?? null, names.length);
  addShares(delays, "arrest to charge sheet", input.watched?.arrested ?? null, names.length);
  progress(0.7, texts.pending);
  return {
    rates: own,
    summaries: found.map(({ summary }) => summary),
    tests: own.filter(({ adjusted: p }) => !Number.isNaN(p)).length,
    ...{ delays, curve, unnamed },
    pendency: input.open && pendencyOf(input.open, names.length, input.last!),
    workload: duty ? workloadOf(duty) : [],
  };
}

const columnsOf = (
  { rates, timed }: PerformanceInput,
  measure: Measure,
): { by: ByKind; cases: Float64Array; events: Float64Array } => {
  const soon = timed?.shares.get(measure);
  if (soon) return { by: timed!, ...soon };
  const { cases, cleared, charged, convicted, decided, discovered } = rates;
  if (measure === "cleared" || measure === "arrested") return { by: rates, cases, events: cleared };
  if (measure === "charge_sheeted") return { by: rates, cases, events: charged };
  if (measure === "convicted") return { by: rates, cases, events: convicted };
  if (measure === "convicted_of_decided") return { by: rates, cases: decided, events: convicted };
  return { by: rates, cases, events: cases.map((each, i) => each * discovered[i]!) };
};

function ratesOf(input: PerformanceInput, measure: Measure) {
  const { names, measures: told } = input;
  const { by, cases, events } = columnsOf(input, measure);
  const rows = Array.from(by.area.keys()).filter((row) => by.area[row] !== -1);
  const pick = (values: ArrayLike<number>) => rows.map((row) => values[row]!);
  const plain = { area: pick(by.area), cases: pick(cases), events: pick(events) };
  const raw = compareShares(plain);
  const mixed = compareShares({ ...plain, kind: pick(by.kind) });
  const isTested = measure !== "discovered" && names.length > 1;
  const whiches: Which[] =
    measure !== "discovered" && told.includes("discovered")
      ? ["all", "reported", "discovered"]
      : ["all"];
  const sums = whiches.map(() => names.map(() => ({ cases: 0, events: 0 })));
  for (const row of rows) {
    const own = by.discovered[row] === 1 ? "discovered" : "reported";
    whiches.forEach((which, i) => {
      if (which !== "all" && which !== own) return;
      sums[i]![by.area[row]!]!.cases += cases[row]!;
      sums[i]![by.area[row]!]!.events += events[row]!;
    });
  }
  const found = whiches.flatMap((which, i) =>
    sums[i]!.map(({ cases: n, events: k }, area): AreaRate => {
      const [low, high] = wilsonInterval(k, n);
      const compared = which === "all" && isTested ? (mixed.areas[area] ?? null) : null;
      return {
        ...{ area, measure, which, low, high, compared },
        cases: n,
        events: k,
        adjusted: NaN,
      };
    }),
  );
  const all = found.filter(({ which }) => which === "all");
  const [n, k] = [
    all.reduce((sum, each) => sum + each.cases, 0),
    all.reduce((sum, each) => sum + each.events, 0),
  ];
  const [low, high] = wilsonInterval(k, n);
  const summary: MeasureSummary = {
    ...{ measure, low, high },
    cases: n,
    events: k,
    plainDispersion: raw.dispersion,
    dispersion: mixed.dispersion,
  };
  return { rows: found, summary };
}

const inDays = (found: QuantileInterval | null): QuantileInterval | null =>
  found && {
    value: found.value / 1440,
    low: found.low === null ? null : found.low / 1440,
    high: found.high === null ? null : found.high / 1440,
  };

function delaysOf(
  { kind, exact, area, minutes, count }: PerformanceInput["delays"][number],
  areas: number,
): AreaDelay[] {
  const rowsBy = groupsOf(area, areas);
  return [rowsBy.flat().sort((a, b) => a - b), ...rowsBy].map((rows, at) => {
    const values = rows.map((row) => minutes[row]!);
    const counts = rows.map((row) => count[row]!);
    const cases = counts.reduce((sum, each) => sum + each, 0);
    const quantile = (share: number) => inDays(quantileInterval(values, share, { counts }));
    return {
      ...{ area: at - 1, kind, exact, cases, within: null, watched: 0 },
      median: quantile(0.5),
      most: quantile(0.9),
    };
  });
}

/** Rows of each area, in their order. */
function groupsOf(area: Int32Array, areas: number): number[][] {
  const groups = Array.from({ length: areas }, (): number[] => []);
  area.forEach((each, row) => each !== -1 && groups[each]!.push(row));
  return groups;
}

const picked = (watched: Watched, rows: readonly number[]): WatchedTimes => ({
  time: rows.map((row) => watched.time[row]!),
  event: rows.map((row) => watched.event[row]!),
  count: rows.map((row) => watched.count[row]!),
});

const namedOnly = (watched: ByArea & Watched): WatchedTimes =>
  picked(
    watched,
    Array.from(watched.area.keys()).filter((row) => watched.area[row] !== -1),
  );

/** Puts shares within the limits to delays, which are made where there are none of that kind. */
function addShares(
  delays: AreaDelay[],
  kind: AreaDelay["kind"],
  watched: (ByArea & Watched) | null,
  areas: number,
): void {
  if (!watched) return;
  const rowsBy = groupsOf(watched.area, areas);
  [null, ...rowsBy].forEach((rows, at) => {
    const curve = timeToEvent(rows ? picked(watched, rows) : namedOnly(watched));
    const within = limits.map((limit) => shareWithin(curve, limit));
    const own = delays.find((each) => each.kind === kind && each.area === at - 1);
    if (own) Object.assign(own, { within, watched: curve.subjects });
    else {
      delays.push({
        ...{ area: at - 1, kind, exact: "day", within },
        cases: curve.events,
        median: null,
        most: null,
        watched: curve.subjects,
      });
    }
  });
}

const workloadOf = ({ hours, cases, harm }: NonNullable<PerformanceInput["duty"]>): Workload[] =>
  Array.from(hours, (own, area) => {
    const [low, high] = poissonInterval(Math.round(cases[area]!));
    const per = 1000 / own;
    return {
      ...{ area, hours: own },
      cases: cases[area]!,
      rate: own > 0 ? cases[area]! * per : NaN,
      low: own > 0 ? low * per : NaN,
      high: own > 0 ? high * per : NaN,
      harm: harm && own > 0 ? harm[area]! * per : null,
    };
  });
