import { beforeOf } from "./before";
import type { SeriesForecast, Told } from "./compute";
import { falseShare, type Forecasts } from "./forecasts";
import { learnedFindings } from "./learned-report";
import type { Versus } from "./verdict";
import { capital, texts, type TotalWords } from "./texts";
import { totalOf } from "./total";

type Done = SeriesForecast & { told: Told };

export const isTold = (each: SeriesForecast): each is Done => each.told !== null;

/** What is expected, whether it can be told better than by counting, and how sure: up to four sentences. */
export function findingsOf(all: Forecasts): string[] {
  const told = all.listed.filter(isTold);
  if (told.length === 0) return [];
  const whole = all.total && isTold(all.total) ? all.total : told[0]!;
  const first = all.hold > 0 ? heldFindings(all, whole) : [expectation(all, whole)];
  const versus = all.versus.get(whole.series)!;
  const verdict = told.length > 1 ? manyVerdicts(all, told) : texts.verdict(versus, all.period);
  const warning = warningOf(all, told);
  const last = told.length > 1 ? largestChange(all, told) : [coverage(all, whole)];
  const own = [...first, verdict, ...warning, ...last];
  return all.learned ? [...own.slice(0, 3), ...learnedFindings(all)] : own.slice(0, 4);
}

const begin = ({ begins, steps }: Forecasts) => new Date(begins[steps]!);

export function wordsOf(all: Forecasts, { series, told }: Done): TotalWords {
  const { period, horizon, begins, nodes, historyOf } = all;
  return {
    name: nodes[series]!.name,
    ...told.total,
    before: beforeOf(historyOf(series), begins, period, horizon),
  };
}

function expectation(all: Forecasts, each: Done): string {
  const { period, horizon, steps, recordedOf, nodes } = all;
  if (recordedOf(each.series).some((count) => count > 0)) {
    return texts.total(wordsOf(all, each), period, horizon, begin(all));
  }
  const { name } = nodes[each.series]!;
  return texts.nothing(name, steps, period, horizon, each.told.total.high);
}

function heldFindings(all: Forecasts, each: Done): string[] {
  const { period, hold, alerts, listed, heldOf, nodes, begins, steps, historyOf } = all;
  const held = heldOf(each.series);
  const total = totalOf(each.told, historyOf(each.series), hold);
  const came = held.reduce((sum, value) => sum + value, 0);
  const far = alerts.toSorted((a, b) => a.p - b.p)[0];
  const checked = hold * listed.filter(isTold).length;
  return [
    texts.held({ name: nodes[each.series]!.name, ...total }, came, period, hold, begin(all)),
    texts.alerts(
      alerts.length,
      alerts.filter(({ adjusted }) => adjusted < falseShare).length,
      checked,
      period,
      far
        ? {
            name: nodes[far.series]!.name,
            begin: new Date(begins[steps + far.step]!),
            observed: far.observed,
            expected: far.expected,
          }
        : null,
    ),
  ];
}

function manyVerdicts({ versus, pooled }: Forecasts, told: readonly Done[]): string {
  const own = told.map(({ series }) => versus.get(series)!);
  const better = own.filter(({ verdict }) => verdict === "better").length;
  const farther = own.filter(
    ({ verdict, adjusted }) => verdict === "no nearer" && adjusted !== null && adjusted < 0.05,
  ).length;
  const tried = own.filter(({ own: { coverage: inside } }) => inside !== null);
  const sum = (of: (each: Versus) => number) => tried.reduce((all, each) => all + of(each), 0);
  const inside = sum(({ own: scores }) => scores.coverage! * scores.origins);
  const share = tried.length > 0 ? inside / sum(({ own: scores }) => scores.origins) : null;
  return texts.verdicts(told.length, better, farther, pooled, share);
}

function warningOf(all: Forecasts, told: readonly Done[]): string[] {
  const wild = wildWords(all, told);
  if (wild.length > 0) return wild;
  const { nodes, total } = all;
  const warned = told.filter(({ warning }) => warning !== null);
  if (told.length === 1) return warned.map(({ warning }) => warning!);
  if (total?.warning) return [`${capital(nodes[total.series]!.name)}: ${total.warning}`];
  return warned.length > 0 ? [texts.levels(warned.length, told.length)] : [];
}

/** A count that cannot be right goes before everything else that is to be said of a series. */
export function wildWords({ nodes, begins, period }: Forecasts, told: readonly Done[]): string[] {
  const wild = told.flatMap(({ series, wild: each }) => (each ? [{ series, each }] : []));
  if (wild.length === 0) return [];
  const { series, each } = wild[0]!;
  const first = texts.wild(nodes[series]!.name, new Date(begins[each.step]!), each, period);
  return [wild.length === 1 ? first : texts.wilds(wild.length, first)];
}

const leastCases = 30;

/** The series whose expectation is farthest from what was before, in units of its own interval. */
function largestChange(all: Forecasts, told: readonly Done[]): string[] {
  const changes = told.flatMap((each) => {
    const words = wordsOf(all, each);
    // Of a handful of cases any change is chance.
    if (!words.before || Math.max(words.before.count, words.mean) < leastCases) return [];
    const change = words.mean - words.before.count;
    return [{ words, change, sure: Math.abs(change) / Math.max(1, words.high - words.low) }];
  });
  const [most] = changes.sort((a, b) => b.sure - a.sure);
  return most ? [texts.change(most.change > 0 ? "rise" : "fall", most.words)] : [];
}

function coverage(all: Forecasts, { series, told }: Done): string {
  const { own } = all.versus.get(series)!;
  const periods = own.origins * told.mean.length;
  return texts.coverage(Math.round((own.coverage ?? 0) * periods), periods, all.period);
}
