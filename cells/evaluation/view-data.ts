import { periodName } from "@/cells/temporal/periods";
import type { TableInfo } from "@/lib/engine/engine";
import type { EffectRow } from "@/lib/methods/evaluate/evaluate-operation";
import { eventStudy } from "@/lib/methods/evaluate/event-study";
import type { Days } from "@/lib/methods/evaluate/operation-periods";
import { formLines, type FormLine } from "./form-lines";
import type { Told } from "./run";
import { rowName, texts } from "./texts";

const day = 86_400_000;

export interface Point {
  begin: Date;
  name: string;
  treated: number;
  /** To the level of the treated before. */
  control: number;
  displacement: number | null;
  tip: string;
}

interface FitPoint {
  begin: Date;
  isAfter: boolean;
  counted: number;
  fitted: number;
  expected: number;
  low: number;
  high: number;
  tip: string;
}

interface EventPoint {
  begin: Date;
  ratio: number | null;
  low: number;
  high: number;
  tip: string;
}

export interface Gaps {
  /** Percent of the mean before, by period; the treated first. */
  lines: { isTreated: boolean; points: { begin: Date; gap: number }[] }[];
}

interface ForestRow {
  label: string;
  ratio: number;
  low: number;
  high: number;
  isSure: boolean;
  tip: string;
}

export interface EvaluationView {
  form: FormLine[];
  period: "week" | "month";
  /** To draw: middays would be off by a day. */
  operation: [Date, Date];
  spans: { name: string; from: Date; to: Date }[];
  points: Point[];
  scale: number;
  fit: { points: FitPoint[]; hasControl: boolean } | null;
  event: { points: EventPoint[]; each: string } | null;
  gaps: Gaps | null;
  forest: ForestRow[];
  series: TableInfo;
  areas: TableInfo;
  /** For a program that does the same. */
  program: {
    rows: string;
    outlines: string | null;
    areas: number;
    plan: Told["spans"]["plan"];
    roles: Pick<Told["input"], "treated" | "displacement" | "control">;
    options: Told["input"]["options"];
    isPlaced: boolean;
  };
}

/** More dots than this are no dots. */
const mostEvents = 60;

const dateOf = (number: number) => new Date(number * day);

const spanDates = ({ from, end }: Days): [Date, Date] => [dateOf(from), dateOf(end)];

export function viewOf(
  told: Told,
  tables: { series: TableInfo; areas: TableInfo },
): EvaluationView {
  const { evaluated, spans, operation, input } = told;
  const { found, panel, roles } = evaluated;
  const { plan } = spans;
  const { periods } = panel;
  const [beforeFrom, beforeTo] = spanDates(plan.before);
  const [afterFrom, afterTo] = spanDates(plan.after);
  const { treated, control, options, isPlaced } = input;
  // Those within a distance are known by now.
  const displacement = roles.flatMap((role, i) => (role === "displacement" ? [i] : []));
  return {
    form: formLines(told),
    period: plan.period,
    operation: spanDates(plan.operation),
    spans: [
      { name: texts.charts.before, from: beforeFrom, to: beforeTo },
      { name: texts.charts.after, from: afterFrom, to: afterTo },
    ],
    ...pointsOf(told),
    fit: fitOf(told),
    event: eventOf(told),
    gaps: found.synthetic && {
      lines: [
        ...found.synthetic.placebos
          .filter(({ isComparable }) => isComparable)
          .map(({ gaps }) => ({ isTreated: false, gaps })),
        { isTreated: true, gaps: found.synthetic.gaps },
      ].map(({ isTreated, gaps }) => ({
        isTreated,
        points: Array.from(gaps, (gap, t) => ({
          begin: dateOf(periods.begins[t]!),
          gap: 100 * gap,
        })),
      })),
    },
    forest: found.rows.flatMap(forestRow),
    ...tables,
    program: {
      ...operation.sql,
      ...{ areas: input.areas, plan, options, isPlaced },
      roles: { treated, displacement, control },
    },
  };
}

function pointsOf({ evaluated: { found, panel }, spans }: Told) {
  const { treated, control, displacement } = found.sides;
  const { begins, before } = panel.periods;
  const early = (values: Float64Array) =>
    values.subarray(0, before).reduce((sum, each) => sum + each, 0);
  const to = (values: Float64Array) => {
    const own = early(values);
    return own > 0 ? early(treated.series) / own : 0;
  };
  const [scale, aroundScale] = [to(control.series), to(displacement.series)];
  const hasAround = displacement.areas > 0;
  const points = begins.map((from, t): Point => {
    const name = periodName(spans.plan.period, dateOf(from));
    const [own, other] = [treated.series[t]!, control.series[t]!];
    const around = hasAround ? displacement.series[t]! : null;
    return {
      begin: dateOf(from),
      name,
      treated: own,
      control: scale * other,
      displacement: around === null ? null : aroundScale * around,
      tip: texts.charts.periodTip(name, own, other, around),
    };
  });
  return { points, scale };
}

function fitOf({ evaluated: { found, panel }, spans, params }: Told): EvaluationView["fit"] {
  const { its, sides } = found;
  if (!its) return null;
  const { begins, before } = panel.periods;
  const points = begins.map((from, t): FitPoint => {
    const [counted, expected] = [sides.treated.series[t]!, its.counterfactual[t]!];
    return {
      ...{ begin: dateOf(from), isAfter: t >= before, counted, expected },
      fitted: its.fitted[t]!,
      low: its.counterfactualLow[t]!,
      high: its.counterfactualHigh[t]!,
      tip: texts.charts.fitTip(periodName(spans.plan.period, dateOf(from)), counted, expected),
    };
  });
  return { points, hasControl: params.with_control };
}

/** Periods beside each other, several in one where there are many. */
function eventOf({ evaluated: { found, panel }, spans }: Told): EvaluationView["event"] {
  if (!found.event) return null;
  const { begins, before, at } = panel.periods;
  const many = Math.ceil(at.length / mostEvents);
  const blocks: number[][] = [];
  for (let end = before; end > 0; end -= many) {
    blocks.unshift(rangeOf(Math.max(0, end - many), end));
  }
  const early = blocks.length;
  for (let from = before; from < at.length; from += many) {
    blocks.push(rangeOf(from, Math.min(at.length, from + many)));
  }
  const sum = (values: Float64Array) =>
    blocks.map((own) => own.reduce((all, t) => all + values[t]!, 0));
  const { treated, control } = found.sides;
  const study = eventStudy(
    sum(treated.series),
    sum(control.series),
    Array.from(blocks.keys()),
    early,
  );
  const { period } = spans.plan;
  return {
    each: many === 1 ? `a ${period}` : `${many} ${period}s`,
    points: study.periods.map(({ ratio, low, high }, b) => {
      const [first, last] = [blocks[b]![0]!, blocks[b]!.at(-1)!];
      const begin = periodName(period, dateOf(begins[first]!));
      const name =
        first === last ? begin : `${begin} to ${periodName(period, dateOf(begins[last]!))}`;
      const tip = texts.charts.ratioTip(name, ratio, low, high);
      return {
        begin: dateOf((begins[first]! + panel.periods.ends[last]!) / 2),
        ratio,
        low,
        high,
        tip,
      };
    }),
  };
}

const rangeOf = (from: number, end: number) =>
  Array.from({ length: end - from }, (_, i) => from + i);

function forestRow(row: EffectRow): ForestRow[] {
  const { ratio, ratioLow, ratioHigh, adjusted } = row;
  if (ratio === null || !(ratio > 0) || row.what !== "effect") return [];
  return [
    {
      label: rowName(row),
      ...{ ratio, low: ratioLow ?? ratio, high: ratioHigh ?? ratio },
      isSure: adjusted !== null && adjusted <= 0.05,
      tip: texts.charts.forestTip(row),
    },
  ];
}
