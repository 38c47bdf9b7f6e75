import { isProtectedTrait } from "@/cells/people/protected-trait";
import { periodName } from "@/cells/temporal/periods";
import { three } from "@/cells/words";
import type { TableInfo } from "@/lib/engine/engine";
import type { Drivers } from "./compute";
import { saidDrivers } from "./findings";
import type { DriverPeriod, DriversParams } from "./params";
import type { ReadPanel } from "./read";
import { featureWords, texts } from "./texts";

/** A bar of importance. */
export interface Bar {
  name: string;
  /** In percent of the held-out error. */
  value: number;
  low: number;
  high: number;
  isSure: boolean;
  tip: string;
}

export interface Effect {
  name: string;
  points: { value: number; ratio: number; tip: string }[];
  /** Names of whole values that go round, from 1 on; null for figures. */
  names: readonly string[] | null;
  isRatio: boolean;
}

export interface HeldOutPoint {
  begin: Date;
  observed: number;
  expected: number;
  baseline: number;
  tip: string;
}

export interface DriversView {
  period: DriverPeriod;
  isBetter: boolean;
  /** Without any feature the model is the baseline: nothing is drawn of it. */
  isUsed: boolean;
  families: Bar[];
  features: Bar[];
  effects: Effect[];
  heldOut: HeldOutPoint[];
  protectedTraits: string[];
  tables: { effects: TableInfo; heldOut: TableInfo; models: TableInfo };
  /** What a program needs to do the same. */
  read: ReadAgain;
}

export interface ReadAgain extends Pick<ReadPanel, "names" | "begins" | "source"> {
  seed: number;
  /** Days since 1970 that belong to a holiday. */
  free: number[];
}

const mostFeatures = 14;
const mostEffects = 8;
/** Effects that stay nearer to 1 are not drawn: the model hardly uses the feature. */
const least = 0.001;

export function viewOf(
  found: Drivers,
  params: DriversParams,
  { begins, traits, names, source }: ReadPanel,
  tables: DriversView["tables"],
  { seed, free }: Pick<ReadAgain, "seed" | "free">,
): DriversView {
  const { period } = params;
  const { deviance, better } = found.judged[found.model];
  const protectedTraits = traits.map(({ name }) => name).filter(isProtectedTrait);
  const labelOf = (name: string) =>
    protectedTraits.includes(name) ? `${name} (${texts.protectedMark})` : name;
  const bars = saidDrivers(found, params).map((driver) => ({
    isFamily: driver.isFamily,
    name: labelOf(driver.name),
    value: (100 * driver.rise) / deviance,
    low: (100 * driver.low) / deviance,
    high: (100 * driver.high) / deviance,
    isSure: driver.adjusted < 0.05,
    tip: texts.charts.tip(driver, deviance),
  }));
  const order = found.drivers.filter(({ isFamily }) => !isFamily).map(({ name }) => name);
  return {
    period,
    isBetter: better,
    isUsed: found.drivers.some(({ rise }) => rise !== 0),
    families: bars.filter(({ isFamily }) => isFamily),
    features: bars.filter(({ isFamily }) => !isFamily).slice(0, mostFeatures),
    effects: order
      .map((name) => effectOf(found, name, period, labelOf))
      .filter(({ points }) => points.some(({ ratio }) => Math.abs(ratio - 1) > least))
      .slice(0, mostEffects),
    heldOut: Array.from(found.steps, (step, i) => heldOutPoint(found, begins[step]!, i, period)),
    protectedTraits,
    tables,
    read: { names, begins, source, seed, free },
  };
}

function effectOf(
  { effects }: Drivers,
  name: string,
  period: DriverPeriod,
  labelOf: (name: string) => string,
): Effect {
  const { values, ratios, family } = effects.find((each) => each.name === name)!;
  const { season, weekday } = texts.features;
  const names =
    name === season ? texts.charts.monthNames : name === weekday ? texts.charts.dayNames : null;
  const said = labelOf(featureWords(name, period));
  return {
    name: said,
    names,
    isRatio: family === texts.families.own || family === texts.families.neighbours,
    points: Array.from(values, (value, i) => ({
      value,
      ratio: ratios[i]!,
      tip: texts.charts.effectTip(said, names?.[value - 1] ?? three(value), ratios[i]!),
    })),
  };
}

function heldOutPoint(
  { observed, expected, baseline }: Drivers,
  begin: number,
  i: number,
  period: DriverPeriod,
): HeldOutPoint {
  const date = new Date(begin);
  const point = { observed: observed[i]!, expected: expected[i]!, baseline: baseline[i]! };
  return {
    begin: date,
    ...point,
    tip: texts.charts.heldOutTip(periodName(period, date), point),
  };
}
