import type { Beats } from "@/cells/patrol/beats";
import { queryRows } from "@/cells/rows";
import type { RunContext } from "@/lib/session/kind";
import { decodeTable, type Table } from "@/lib/table/table";
import {
  areasQuery,
  delayQuery,
  openQuery,
  ratesQuery,
  registeredShare,
  sheetShares,
  timedQuery,
  toldQuery,
  watchedQuery,
  type CaseQueries,
  type Exactness,
  type TimedShare,
} from "./cases";
import type { ChosenColumns } from "./columns";
import type { ByKind, DelayKind, PerformanceInput } from "./compute";

/** Figures for the provenance, by the names of `toldQuery`. */
export type Told = Record<string, number>;

/** Times all at midnight but for this share are days without a clock. */
const allBut = 0.002;

const isClocked = (clocked: number, all: number): boolean => clocked > allBut * all;

const registrationClocked = ({ clocked, registered }: Told) => isClocked(clocked!, registered!);
const stepsClocked = ({ clocked_steps, steps }: Told) => isClocked(clocked_steps!, steps!);
const exactIf = (clocked: boolean): Exactness => (clocked ? "minute" : "day");

/** How exactly it is known when a case happened and was registered; null where it is not, or only the month. */
export function registrationExact({ dated, registered }: ChosenColumns, told: Told) {
  if (!dated || !registered || registered === dated.column || dated.precision === "month")
    return null;
  return exactIf(dated.precision === "time" && registrationClocked(told));
}

/** How exactly it is known when a case was registered and a step followed. */
export const stepExact = (told: Told): Exactness =>
  exactIf(registrationClocked(told) && stepsClocked(told));

/** How soon cases are registered and charge-sheeted, as far as the data tells. */
export function timedShares(chosen: ChosenColumns, told: Told, last: number | null): TimedShare[] {
  const exact = registrationExact(chosen, told);
  return [
    ...(exact ? [registeredShare(exact)] : []),
    ...(chosen.outcomes && told.sheets! > 0 && last !== null
      ? sheetShares(last, stepExact(told))
      : []),
  ];
}

/** Asks the table of cases and numbers the areas of what comes back. */
export class Reader {
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

  /** Area, kind of case and way in which it came of each row. */
  private byKind(found: Table): ByKind {
    const keys = this.queries.alike.map((name) => found.column(name) as unknown[]);
    const numbers = new Map<string, number>();
    const kind = Int32Array.from({ length: found.numRows }, (_, row) => {
      const key = JSON.stringify(keys.map((each) => each[row] ?? null));
      if (!numbers.has(key)) numbers.set(key, numbers.size);
      return numbers.get(key)!;
    });
    const discovered = Uint8Array.from(found.column("d") as boolean[], Number);
    return { area: this.areaOf(found), kind, discovered };
  }

  async rates(before: number | null): Promise<PerformanceInput["rates"]> {
    const found = await this.ask(ratesQuery(this.queries, this.from, before));
    const of = (name: string) => found.numbers(name).slice();
    return {
      ...this.byKind(found),
      cases: of("cases"),
      cleared: of("cleared"),
      charged: of("charged"),
      convicted: of("convicted"),
      decided: of("decided"),
    };
  }

  async timed(shares: readonly TimedShare[]): Promise<PerformanceInput["timed"]> {
    if (shares.length === 0) return null;
    const found = await this.ask(timedQuery(this.queries, this.from, shares));
    const of = (name: string) => found.numbers(name).slice();
    return {
      ...this.byKind(found),
      shares: new Map(
        shares.map(({ measure }) => [measure, { cases: of(`of_${measure}`), events: of(measure) }]),
      ),
    };
  }

  async delays(
    chosen: ChosenColumns,
    told: Told,
    before: number | null,
  ): Promise<PerformanceInput["delays"]> {
    const { outcomes, response } = chosen;
    const wanted: [DelayKind, string, string, Exactness][] = [];
    const registration = registrationExact(chosen, told);
    const step = stepExact(told);
    if (registration) wanted.push(["registration", "o", "r", registration]);
    if (outcomes && told.arrests! > 0) wanted.push(["arrest", "r", "arrest_at", step]);
    if (outcomes && told.sheets! > 0) wanted.push(["charge sheet", "r", "sheet_at", step]);
    if (response) wanted.push(["response", "called", "arrived", "minute"]);
    const delays: PerformanceInput["delays"] = [];
    for (const [kind, begin, end, exact] of wanted) {
      // How late a case is registered is known at once.
      const isOld = kind === "arrest" || kind === "charge sheet";
      const sql = delayQuery(this.from, {
        ...{ begin, end, exact },
        before: isOld ? before : null,
      });
      const found = await this.ask(sql);
      delays.push({
        ...{ kind, exact },
        area: this.areaOf(found),
        minutes: found.numbers("t").slice(),
        count: found.numbers("n").slice(),
      });
    }
    return delays;
  }

  async watched(last: number, told: Told): Promise<PerformanceInput["watched"]> {
    if (told.sheets === 0) return null;
    const read = async (begin: "r" | "arrest_at", exact: Exactness) => {
      const found = await this.ask(watchedQuery(this.from, begin, { last, exact }));
      const of = (name: string) => found.numbers(name).slice();
      return { area: this.areaOf(found), time: of("t"), event: of("e"), count: of("n") };
    };
    return {
      registered: await read("r", stepExact(told)),
      arrested: told.arrests! > 0 ? await read("arrest_at", exactIf(stepsClocked(told))) : null,
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
