import { quoteIdentifier } from "@/lib/sql/quote";
import { formatNumber, formatTimestamp, formatDate } from "@/lib/table/format";
import { decodeTable } from "@/lib/table/table";
import type { Ask } from "./catalog";
import type { ColumnInfo, ColumnProfile, TableInfo } from "./engine";

const sampleAbove = 1_000_000;
const sampleRows = 200_000;
const binCount = 20;
const exactBelow = 10_000;

/** What is in a column. Nulls, least and greatest are exact; the rest comes from a sample of a big table. */
export const profileColumn = async (
  ask: Ask,
  info: TableInfo,
  column: ColumnInfo,
): Promise<ColumnProfile> => {
  const table = `main.${quoteIdentifier(info.name)}`;
  const c = quoteIdentifier(column.name);
  const sampled = info.rows > sampleAbove;
  // Every n-th row: the same sample each time, spread over the whole table.
  const step = Math.ceil(info.rows / sampleRows);
  const source = sampled ? `(SELECT ${c} FROM ${table} WHERE rowid % ${step} = 0)` : table;

  const measure = measureOf(column);
  const [whole, inner] = await Promise.all([
    first(
      ask,
      `SELECT count(*) - count(${c}) AS nulls, ${ranged(column, c)}${measure === "number" ? `, avg(${c}::DOUBLE) FILTER (isfinite(${c}::DOUBLE)) AS mean` : ""} FROM ${table}`,
    ),
    first(ask, `SELECT count(*) AS n, approx_count_distinct(${c}) AS distinct_ FROM ${source}`),
  ]);
  let distinct = Number(inner.distinct_);
  if (distinct < exactBelow * 1.2) {
    distinct = Number((await first(ask, `SELECT count(DISTINCT ${c}) AS n FROM ${source}`)).n);
  }
  const bins = measure
    ? await equalBins(ask, source, c, measure, column)
    : await topValues(ask, source, c);
  return {
    column: column.name,
    rows: info.rows,
    nulls: Number(whole.nulls),
    distinct,
    min: asText(whole.min),
    max: asText(whole.max),
    ...(typeof whole.mean === "number" ? { mean: whole.mean } : {}),
    bins,
    ...(sampled ? { sampled: Number(inner.n) } : {}),
  };
};

type Measure = "number" | "time";

const measureOf = ({ kind }: ColumnInfo): Measure | null => {
  if (kind === "integer" || kind === "number") return "number";
  return kind === "date" || kind === "timestamp" ? "time" : null;
};

const ranged = ({ kind }: ColumnInfo, c: string): string =>
  kind === "list" || kind === "other"
    ? "NULL::VARCHAR AS min, NULL::VARCHAR AS max"
    : `min(${c})::VARCHAR AS min, max(${c})::VARCHAR AS max`;

const equalBins = async (
  ask: Ask,
  source: string,
  c: string,
  measure: Measure,
  column: ColumnInfo,
): Promise<ColumnProfile["bins"]> => {
  const x = measure === "number" ? `${c}::DOUBLE` : `epoch_ms(${c}::TIMESTAMP)::DOUBLE`;
  const values = `(SELECT ${x} AS x FROM ${source} WHERE ${c} IS NOT NULL AND isfinite(${c}${measure === "number" ? "::DOUBLE" : ""}))`;
  const range = await first(ask, `SELECT min(x) AS low, max(x) AS high FROM ${values}`);
  if (typeof range.low !== "number" || typeof range.high !== "number") return [];
  const { low, high } = range;
  const whole = column.kind === "integer" && high - low < binCount;
  const count = high === low ? 1 : whole ? high - low + 1 : binCount;
  const width = whole ? 1 : (high - low) / count || 1;
  const rows = decodeTable<{ bin: number; n: number }>(
    await ask(
      `SELECT least(floor((x - (${low}::DOUBLE)) / (${width}::DOUBLE)), ${count - 1})::INTEGER AS bin, count(*) AS n FROM ${values} GROUP BY bin`,
    ),
  );
  const counts = new Map(rows.objects().map((row) => [row.bin, row.n]));
  return Array.from({ length: count }, (_, i) => {
    const from = low + i * width;
    const to = whole ? from : low + (i + 1) * width;
    const [a, b] = [label(from, column), label(to, column)];
    return { label: a === b ? a : `${a} to ${b}`, from, to, count: counts.get(i) ?? 0 };
  });
};

const topValues = async (ask: Ask, source: string, c: string): Promise<ColumnProfile["bins"]> => {
  const rows = decodeTable<{ value: string; n: number }>(
    await ask(
      `SELECT ${c}::VARCHAR AS value, count(*) AS n FROM ${source} WHERE ${c} IS NOT NULL GROUP BY 1 ORDER BY n DESC, value LIMIT ${binCount}`,
    ),
  );
  return rows.objects().map(({ value, n }) => ({ label: value, count: n }));
};

const label = (value: number, { kind }: ColumnInfo): string => {
  if (kind === "date") return formatDate(new Date(value));
  if (kind === "timestamp") return formatTimestamp(new Date(Math.round(value / 1000) * 1000));
  return formatNumber(Number(value.toPrecision(6)));
};

const first = async (ask: Ask, sql: string): Promise<Record<string, unknown>> =>
  decodeTable(await ask(sql)).objects()[0] ?? {};

const asText = (value: unknown): string | null => (typeof value === "string" ? value : null);
