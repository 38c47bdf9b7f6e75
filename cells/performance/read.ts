import { readBeats, type Beats } from "@/cells/patrol/beats";
import { readIncidents } from "@/cells/patrol/incidents";
import { readRoster, rosterColumns, rosterSpan } from "@/cells/patrol/roster";
import { spanOf } from "@/cells/patrol/window";
import { queryRows } from "@/cells/rows";
import { hidden } from "@/lib/engine/prelude";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable, type Table } from "@/lib/table/table";
import { guessEnd } from "./case-ends";
import {
  areasQuery,
  caseQueries,
  delayQuery,
  openQuery,
  ratesQuery,
  toldQuery,
  watchedQuery,
  type CaseQueries,
  type StatusWord,
} from "./cases";
import { chosenColumns, type ChosenColumns } from "./columns";
import type { DelayKind, PerformanceInput } from "./compute";
import type { PerformanceParams } from "./params";
import { texts } from "./texts";

/** Figures for the provenance, by the names of `toldQuery`. */
export type Told = Record<string, number>;

export interface ReadCases {
  chosen: ChosenColumns;
  words: StatusWord[];
  areas: Beats;
  queries: CaseQueries;
  told: Told;
  /** Cases registered from then on are too young for a rate; null where none is. Milliseconds. */
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
        : last - params.settled * day;
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
    const watched = last === null || !chosen.outcomes ? null : await read.watched(last, told);
    const open = last === null || queries.isTotals ? null : await read.open(chosen, told);
    const duty = params.duty ? await readDuty(context, params, chosen, areas) : null;
    return {
      ...{ chosen, words, areas, queries, told, before, last },
      input: {
        names: [...areas.names],
        rates,
        measures: measuresOf(chosen, words, told, queries),
        ...{ delays, watched, open, last },
        duty: duty && { hours: duty.hours, cases: duty.cases, harm: duty.harm },
      },
      provenance: [...wrongWords(wrong, areas), ...(duty?.words ?? [])],
    };
  } finally {
    await engine.drop(helper).catch(() => null);
  }
}

/** The last moment of which the data tells: the end of the month where only months are known. */
function lastOf({ dated, registered }: ChosenColumns, newest: number | null): number | null {
  const isMonthly = dated?.precision === "month" && !registered;
  return isMonthly ? dated.end.getTime() - 1 : newest;
}

const wrongWords = (wrong: readonly number[], { names }: Beats): string[] =>
  wrong.length > 0 ? [texts.provenance.wrong(wrong.map((area) => names[area] ?? "–"))] : [];

/** Asks the table of cases and numbers the areas of what comes back. */
class Reader {
  private readonly numbers: number[] = [];

  constructor(
    private readonly context: RunContext,
    private readonly areas: Beats,
    private readonly queries: CaseQueries,
    private readonly from: string,
  ) {}

  private async ask(sql: string): Promise<Table> {
    const { engine, signal } = this.context;
    return decodeTable(await engine.query(sql, { signal }));
  }

  /** Finds the area of each number in the table of cases. */
  async number(): Promise<void> {
    const found = await this.ask(areasQuery(this.queries, this.from));
    const keys = this.queries.places.map((_, i) => found.column(`k${i}`) as (string | null)[]);
    found.numbers("g").forEach((g, row) => {
      this.numbers[g] = this.areas.numberOf(keys.map((each) => each[row]!));
    });
  }

  /** Number of the area of each row, -1 for none. */
  private areaOf(table: Table): Int32Array {
    return Int32Array.from(table.numbers("g"), (g) => this.numbers[g]!);
  }

  /** When the newest case was registered. */
  async newest(): Promise<number | null> {
    const found = await this.ask(this.queries.newest);
    return (found.value("last", 0) as number | null) ?? null;
  }

  async told(before: number | null): Promise<Told> {
    const [row] = await queryRows(this.context.engine, toldQuery(this.from, before));
    return Object.fromEntries(
      Object.entries(row!).map(([name, value]) => [name, value === null ? NaN : Number(value)]),
    );
  }

  async rates(before: number | null): Promise<PerformanceInput["rates"]> {
    const found = await this.ask(ratesQuery(this.queries, this.from, before));
    const keys = this.queries.alike.map((name) => found.column(name) as unknown[]);
    const numbers = new Map<string, number>();
    const kind = Int32Array.from({ length: found.numRows }, (_, row) => {
      const key = JSON.stringify(keys.map((each) => each[row] ?? null));
      if (!numbers.has(key)) numbers.set(key, numbers.size);
      return numbers.get(key)!;
    });
    const of = (name: string) => found.numbers(name).slice();
    return {
      area: this.areaOf(found),
      kind,
      discovered: Uint8Array.from(found.column("d") as boolean[], Number),
      cases: of("cases"),
      cleared: of("cleared"),
      charged: of("charged"),
      convicted: of("convicted"),
      decided: of("decided"),
    };
  }

  async delays(
    chosen: ChosenColumns,
    told: Told,
    before: number | null,
  ): Promise<PerformanceInput["delays"]> {
    const { dated, registered, outcomes, response } = chosen;
    const wanted: [DelayKind, string, string, "minute" | "day"][] = [];
    if (dated && registered && registered !== dated.column && dated.precision !== "month") {
      const isClocked = dated.precision === "time" && told.clocked! > 0;
      wanted.push(["registration", "o", "r", isClocked ? "minute" : "day"]);
    }
    if (outcomes && told.arrests! > 0) wanted.push(["arrest", "r", "arrest_at", "minute"]);
    if (outcomes && told.sheets! > 0) wanted.push(["charge sheet", "r", "sheet_at", "minute"]);
    if (response) wanted.push(["response", "called", "arrived", "minute"]);
    const delays: PerformanceInput["delays"] = [];
    for (const [kind, begin, end, unit] of wanted) {
      // How late a case is registered is known at once.
      const isOld = kind === "arrest" || kind === "charge sheet";
      const sql = delayQuery(this.from, {
        ...{ begin, end, unit },
        before: isOld ? before : null,
      });
      const found = await this.ask(sql);
      delays.push({
        kind,
        area: this.areaOf(found),
        minutes: found.numbers("t").slice(),
        count: found.numbers("n").slice(),
      });
    }
    return delays;
  }

  async watched(last: number, told: Told): Promise<PerformanceInput["watched"]> {
    if (told.sheets === 0) return null;
    const read = async (begin: "r" | "arrest_at") => {
      const found = await this.ask(watchedQuery(this.from, begin, last));
      const of = (name: string) => found.numbers(name).slice();
      return { area: this.areaOf(found), time: of("t"), event: of("e"), count: of("n") };
    };
    return {
      registered: await read("r"),
      arrested: told.arrests! > 0 ? await read("arrest_at") : null,
    };
  }

  async open(chosen: ChosenColumns, told: Told): Promise<PerformanceInput["open"]> {
    const hasStatus = chosen.status !== null;
    if (told.closed === 0 && !(hasStatus && told.is_open! > 0)) return null;
    const found = await this.ask(openQuery(this.from, hasStatus));
    return {
      area: this.areaOf(found),
      registered: found.numbers("a").slice(),
      closed: found.numbers("b").slice(),
      count: found.numbers("n").slice(),
      hasEnds: told.closed! > 0,
    };
  }
}

/** One row in so many may count more ends than cases by mistake; where more do, the one is no part of the other. */
const fewWrong = 5;

/**
 * Totals of persons are no share of totals of cases: a CellFailure. A row that is wrong is taken out.
 * Gives the areas of these.
 */
async function partsOnly(
  { engine, signal }: RunContext,
  { arrest, chargeSheet, conviction, count, table }: ChosenColumns,
  rates: PerformanceInput["rates"],
): Promise<number[]> {
  const { cases, cleared, charged, convicted } = rates;
  const columns = [
    [arrest ?? chargeSheet ?? conviction, cleared],
    [chargeSheet, charged],
    [conviction, convicted],
  ] as const;
  const wrong = new Set<number>();
  for (const [column, events] of columns) {
    const rows = Array.from(events.keys()).filter((i) => events[i]! > cases[i]!);
    if (rows.length * fewWrong > events.length) {
      const others = await largerThan(engine, signal, table, column!.name, count!);
      throw new CellFailure({
        message: texts.persons(column!.name, count!, rows.length),
        hint: texts.personsHint(others),
      });
    }
    rows.forEach((row) => wrong.add(row));
  }
  for (const row of wrong)
    for (const values of [cases, cleared, charged, convicted]) values[row] = 0;
  return Array.from(wrong, (row) => rates.area[row]!);
}

/** Columns of numbers that can hold what a column counts a part of. */
async function largerThan(
  engine: RunContext["engine"],
  signal: AbortSignal,
  table: TableInfo,
  column: string,
  count: string,
): Promise<string[]> {
  const others = table.columns
    .filter(({ kind }) => kind === "integer" || kind === "number")
    .map(({ name }) => name)
    .filter((name) => name !== column && name !== count);
  if (others.length === 0) return [];
  const holds = others.map((name, i) => `avg((${q(name)} >= ${q(column)})::integer) as c${i}`);
  const [row] = await queryRows(engine, `select ${holds.join(", ")} from ${q(table.name)}`, {
    signal,
  });
  return others.filter((_, i) => Number(row![`c${i}`]) > 1 - 1 / fewWrong);
}

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
    ...(told.d! > 0 ? (["discovered"] as const) : []),
  ];
}

/** Duty hours of each area over the days that roster and cases both cover, and the cases of these days. */
async function readDuty(
  context: RunContext,
  params: PerformanceParams,
  { dated, others, by }: ChosenColumns,
  areas: Beats,
) {
  if (!dated) throw new CellFailure({ message: texts.dutyNeedsTimes });
  const { duty, starts, ends, officers } = params;
  const roster = await rosterColumns(context, { duty, starts, ends, officers }, others);
  const span = spanOf(
    dated,
    { name: roster!.table.name, ...(await rosterSpan(context, roster!)) },
    { from: params.from, until: params.until },
  );
  const allDay = [{ name: "", from: 0, to: 0 }];
  const { officerHours, words } = await readRoster(context, roster!, areas, allDay, span);
  const asked = { ...params, by };
  const found = await readIncidents(context, dated, asked, { beats: areas, shifts: allDay, span });
  return {
    hours: officerHours,
    cases: found.counts,
    harm: params.harm ? found.harm : null,
    words: [...words, ...found.words],
  };
}
