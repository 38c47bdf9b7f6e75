import type { Role } from "@/datasets/model/model";
import { hiddenColumns } from "@/datasets/model/people";
import { pointOf, rolesOf } from "@/datasets/model/roles";
import type { ColumnInfo, TableInfo } from "@/lib/engine/engine";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import type { Table } from "@/lib/table/table";
import { fieldsOf } from "./fields";

export type Ask = (sql: string) => Promise<Table>;

/** What one pass over the whole table says of a column. */
export interface ColumnFacts {
  column: ColumnInfo;
  /** Rows with a value. */
  filled: number;
  /** Approximate, 2 % off as a rule. */
  distinct: number;
  /** As text; null when nothing is there. */
  least: string | null;
  most: string | null;
}

export interface ValueCount {
  value: string;
  rows: number;
}

/** Lists of values are only made of columns with fewer than this. */
export const mostValues = 20_000;
const sampleRows = 2_000;

/** One table under examination, and what several checks want to know of it. Asked once. */
export class Subject {
  readonly roles: ReadonlyMap<string, Role>;
  readonly point: { latitude: string; longitude: string } | null;
  private readonly fields: Readonly<Record<string, string>>;
  private readonly hidden: ReadonlySet<string>;
  private readonly lists = new Map<string, Promise<ValueCount[]>>();
  private known: Promise<ColumnFacts[]> | null = null;
  private sampled: Promise<Table> | null = null;

  constructor(
    readonly table: TableInfo,
    readonly ask: Ask,
    fields: Readonly<Record<string, string>> = fieldsOf(table),
    /** The moment after which a date lies in the future. */
    readonly now: Date = new Date(),
  ) {
    this.roles = rolesOf(table);
    this.fields = fields;
    this.hidden = new Set(hiddenColumns(table));
    const { latitude, longitude } = fields;
    this.point = latitude && longitude ? { latitude, longitude } : pointOf(table);
  }

  get from(): string {
    return q(this.table.name);
  }

  get rows(): number {
    return this.table.rows;
  }

  /** The column that stands for a column of the model. */
  field(name: string): string | null {
    return this.fields[name] ?? null;
  }

  /** What its import noticed. */
  get notes(): readonly string[] {
    return this.table.notes ?? [];
  }

  column(name: string): ColumnInfo {
    return this.table.columns.find((column) => column.name === name)!;
  }

  /** Text columns; of people only where `withPeople`. */
  texts(withPeople = true): ColumnInfo[] {
    return this.table.columns.filter(
      ({ name, kind }) => kind === "text" && (withPeople || !this.isPerson(name)),
    );
  }

  isPerson(column: string): boolean {
    return this.hidden.has(column) || this.roles.get(column) === "person";
  }

  /** May a value of this column be shown? Never of people, nor of free text, which may name them. */
  mayShow(column: string): boolean {
    const role = this.roles.get(column);
    return !this.isPerson(column) && role !== "label" && role !== "shape";
  }

  example(column: string, value: unknown): string | null {
    if (value === null || value === undefined || !this.mayShow(column)) return null;
    return String(value).slice(0, 80);
  }

  /** The time that tells which year a row belongs to: registered, or else happened. */
  get time(): string | null {
    return this.field("reported_at") ?? this.field("occurred_from");
  }

  /** The place by which people ask for a defect: the station, or what comes nearest. */
  get station(): string | null {
    return this.field("station") ?? this.field("district") ?? this.field("beat");
  }

  facts(): Promise<ColumnFacts[]> {
    return (this.known ??= this.readFacts());
  }

  private async readFacts(): Promise<ColumnFacts[]> {
    const { columns } = this.table;
    const part = columns.flatMap(({ name, kind }, i) => {
      const ordered = kind !== "list" && kind !== "other";
      const extreme = (which: string) =>
        ordered ? `left(cast(${which}(${q(name)}) as varchar), 200)` : "null::varchar";
      return [
        `count(${q(name)})::double as f${i}`,
        `approx_count_distinct(${q(name)})::double as d${i}`,
        `${extreme("min")} as a${i}`,
        `${extreme("max")} as z${i}`,
      ];
    });
    const row = (await this.ask(`select ${part.join(", ")} from ${this.from}`)).objects()[0]!;
    return columns.map((column, i) => ({
      column,
      filled: Number(row[`f${i}`]),
      distinct: Number(row[`d${i}`]),
      least: row[`a${i}`] as string | null,
      most: row[`z${i}`] as string | null,
    }));
  }

  /** Values of a text column with their rows, the most frequent first; of a column with few values only. */
  values(column: string): Promise<ValueCount[]> {
    const known = this.lists.get(column);
    if (known) return known;
    const list = this.ask(
      `select ${q(column)} as value, count(*)::double as "rows" from ${this.from}
where ${q(column)} is not null group by 1 order by 2 desc, 1 limit ${mostValues}`,
    ).then((table) => table.objects() as unknown as ValueCount[]);
    this.lists.set(column, list);
    return list;
  }

  /** Text columns whose values can be listed: neither long nor free text. */
  async listable(withPeople = false): Promise<ColumnFacts[]> {
    return (await this.facts()).filter(
      ({ column, distinct, filled }) =>
        column.kind === "text" &&
        filled > 0 &&
        distinct < mostValues * 0.8 &&
        (distinct < 100 || distinct < 0.4 * filled) &&
        (withPeople || !this.isPerson(column.name)),
    );
  }

  /** Text of about 2,000 rows spread evenly over the table: enough to tell what a column looks like. */
  sample(): Promise<Table> {
    const texts = this.texts().map(({ name }) => q(name));
    const step = Math.max(1, Math.floor(this.rows / sampleRows));
    return (this.sampled ??= this.ask(
      `select ${texts.join(", ") || "1 as none"} from ${this.from}
where rowid % ${step} = 0 limit ${sampleRows * 2}`,
    ));
  }

  /** Values of one column in the sample. */
  async samples(column: string): Promise<string[]> {
    const sample = await this.sample();
    return sample.map((row) => row[column]).filter((value) => typeof value === "string");
  }
}

/** One row of an answer, where every column is a number. */
export async function numbersOf(ask: Ask, sql: string): Promise<Record<string, number>> {
  const row = (await ask(sql)).objects()[0] ?? {};
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value === null ? NaN : Number(value)]),
  );
}
