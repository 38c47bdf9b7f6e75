import { readBeats, type Beats } from "@/cells/patrol/beats";
import { hidden } from "@/lib/engine/prelude";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import { guessEnd } from "./case-ends";
import { caseQueries, dayOf, type CaseQueries, type StatusWord, type TimedShare } from "./cases";
import { chosenColumns, type ChosenColumns } from "./columns";
import type { PerformanceInput } from "./compute";
import type { PerformanceParams } from "./params";
import { readDuty } from "./read-duty";
import { Reader, timedShares, type Told } from "./reader";
import { texts } from "./texts";
import { partsOnly } from "./totals";

export interface ReadCases {
  chosen: ChosenColumns;
  words: StatusWord[];
  areas: Beats;
  queries: CaseQueries;
  /** How soon something comes, as shares that are compared. */
  shares: TimedShare[];
  told: Told;
  /** First and last day of registration of the cases; null where no time is known. */
  span: { first: Date; last: Date } | null;
  /** Cases registered after that day are too young for a rate; null where none is. Milliseconds. */
  before: number | null;
  /** The last moment of which the data tells. */
  last: number | null;
  input: PerformanceInput;
  provenance: string[];
}

const day = 86_400_000;
const mostWords = 300;
const mostAreas = 2_000;

/** Words of the status, the most frequent first, and what each means. */
async function readWords(
  { engine, signal }: RunContext,
  { table, status }: ChosenColumns,
  given: PerformanceParams["words"] = {},
): Promise<StatusWord[]> {
  if (!status) return [];
  const sql = `select coalesce(cast(${q(status)} as varchar), '') as word, count(*)::double as n from ${q(table.name)}
group by 1 order by n desc, word limit ${mostWords + 1}`;
  const found = decodeTable(await engine.query(sql, { signal }));
  if (found.numRows > mostWords) {
    throw new CellFailure({
      message: texts.manyWords(status, mostWords),
      hint: texts.manyWordsHint,
    });
  }
  const byWord = new Map(
    Object.entries(given).map(([word, end]) => [word.trim().toLowerCase(), end]),
  );
  const rows = found.numbers("n");
  return (found.column("word") as string[]).map((word, i) => {
    const own = byWord.get(word.trim().toLowerCase());
    return { word, rows: rows[i]!, end: own ?? guessEnd(word), isGiven: own !== undefined };
  });
}

export async function readCases(
  context: RunContext,
  params: PerformanceParams,
): Promise<ReadCases> {
  const { engine, signal, cell } = context;
  context.progress(null, texts.reading);
  const chosen = await chosenColumns(context, params);
  const words = await readWords(context, chosen, params.words);
  const queries = caseQueries(chosen, words, params);
  const areas = await readBeats(context, chosen.by, [{ table: chosen.table, columns: chosen.by }]);
  if (areas.names.length > mostAreas) {
    throw new CellFailure({
      message: texts.manyAreas(areas.names.length, mostAreas),
      hint: texts.manyAreasHint,
    });
  }
  const helper = `${hidden}_performance_${cell.id}`;
  await engine.createTable(helper, queries.cases, { signal });
  try {
    const read = new Reader(context, areas, queries, q(helper));
    await read.number();
    const last = lastOf(chosen, await read.newest());
    const before =
      last === null || params.settled === 0 || queries.isTotals
        ? null
        : dayOf(last) - params.settled * day;
    const told = await read.told(before);
    const rates = await read.rates(before);
    if (!rates.cases.some((each) => each > 0)) {
      throw new CellFailure({
        message: texts.noCases(chosen.table.name),
        hint: texts.noCasesHint(params.settled, told.young!, told.unknown!),
      });
    }
    const wrong = queries.isTotals ? await partsOnly(context, chosen, rates) : [];
    const delays = queries.isTotals ? [] : await read.delays(chosen, told, before);
    const shares = queries.isTotals ? [] : timedShares(chosen, told, last);
    const timed = await read.timed(shares);
    const watched = last === null || !chosen.outcomes ? null : await read.watched(last, told);
    const open = last === null || queries.isTotals ? null : await read.open(chosen, told);
    const duty = params.duty ? await readDuty(context, params, chosen, areas) : null;
    return {
      ...{ chosen, words, areas, queries, shares, told, before, last },
      span: spanOf(chosen, told),
      input: {
        names: [...areas.names],
        rates,
        timed,
        measures: [
          ...measuresOf(chosen, words, told, queries),
          ...shares.map(({ measure }) => measure),
          ...(!queries.isTotals && told.d! > 0 ? (["discovered"] as const) : []),
        ],
        ...{ delays, watched, open, last },
        duty: duty && { hours: duty.hours, cases: duty.cases, harm: duty.harm },
      },
      provenance: [...wrongWords(wrong, areas), ...(duty?.words ?? [])],
    };
  } finally {
    await engine.drop(helper).catch(() => null);
  }
}

/** A month's last day where only months are known. */
function spanOf({ dated, registered }: ChosenColumns, told: Told): ReadCases["span"] {
  if (Number.isNaN(told.first!)) return null;
  const [first, last] = [new Date(told.first!), new Date(told.latest!)];
  const isMonthly = dated?.precision === "month" && !registered;
  if (isMonthly) last.setUTCMonth(last.getUTCMonth() + 1, 0);
  return { first, last };
}

/** The last moment of which the data tells: the end of the month where only months are known. */
function lastOf({ dated, registered }: ChosenColumns, newest: number | null): number | null {
  const isMonthly = dated?.precision === "month" && !registered;
  return isMonthly ? dated.end.getTime() - 1 : newest;
}

const wrongWords = (wrong: readonly number[], { names }: Beats): string[] =>
  wrong.length > 0 ? [texts.provenance.wrong(wrong.map((area) => names[area] ?? "–"))] : [];

/** What the data tells of how cases end. */
function measuresOf(
  { arrest, chargeSheet, conviction }: ChosenColumns,
  words: readonly StatusWord[],
  told: Told,
  { isTotals }: CaseQueries,
): PerformanceInput["measures"] {
  const says = (...ends: StatusWord["end"][]) => words.some(({ end }) => ends.includes(end));
  const isCharged = chargeSheet !== null || told.o_sheet! > 0 || says("before court", "acquitted");
  const isConvicted = conviction !== null || told.o_conviction! > 0 || says("convicted");
  if (isTotals) {
    // Who was arrested may have been charge-sheeted as well: totals do not tell how many were either.
    return [
      ...(arrest ? (["arrested"] as const) : []),
      ...(chargeSheet ? (["charge_sheeted"] as const) : []),
      ...(conviction ? (["convicted"] as const) : []),
    ];
  }
  return [
    "cleared",
    ...(isCharged ? (["charge_sheeted"] as const) : []),
    ...(isConvicted ? (["convicted"] as const) : []),
    ...(isConvicted && told.decided! > 0 ? (["convicted_of_decided"] as const) : []),
  ];
}
