import { quoteIdentifier as q } from "@/lib/sql/quote";
import type { Sort, TimePart } from "./params";
import {
  type Axis,
  groupAxis,
  isAdditive,
  isOrdinal,
  type Measure,
  mostMarks,
  type Plan,
  type Split,
} from "./plan";

/**
 * One query for the whole chart. Its columns are x, y, color, facet (those the plan
 * has), x2 and y2 (upper ends of classes), value, and n: rows behind the mark.
 */
export function chartSql(plan: Plan): string {
  if (plan.mark === "box") return boxSql(plan);
  if (!plan.measure) return dotSql(plan);
  const { measure } = plan;
  const selected = [...keysOf(plan), `${aggregateSql(measure)} AS value`];
  if (measure.aggregate !== "count") selected.push("count(*) AS n");
  const grouped = [
    `SELECT ${selected.join(",\n  ")}`,
    `FROM ${q(plan.table)}`,
    `WHERE ${conditionsOf(plan).join("\n  AND ")}`,
    "GROUP BY ALL",
  ].join("\n");
  return `${ordered(plan, grouped)}\nLIMIT ${mostMarks + 1}`;
}

/** Rows that have everything the chart needs: a place on each axis, and a facet if there are any. */
export function isUsed(plan: Plan): string {
  const needed = [plan.x, plan.y, plan.facet].flatMap((axis) => (axis ? [axis.column] : []));
  return needed.map(({ name }) => `${q(name)} IS NOT NULL`).join(" AND ") || "true";
}

function keysOf(plan: Plan): string[] {
  return [
    ...(plan.x ? axisColumns(plan.x, "x") : []),
    ...(plan.y ? axisColumns(plan.y, "y") : []),
    ...(plan.color ? [`${colorSql(plan, plan.color)} AS color`] : []),
    ...(plan.facet ? [`${asText(plan.facet)} AS facet`] : []),
  ];
}

function axisColumns(axis: Axis, name: "x" | "y"): string[] {
  const expression = axisSql(axis);
  if (axis.bin.type !== "step") return [`${expression} AS ${name}`];
  return [`${expression} AS ${name}`, `${expression} + ${axis.bin.step} AS ${name}2`];
}

function axisSql({ column, nature, bin }: Axis): string {
  const name = q(column.name);
  switch (bin.type) {
    case "unit":
      return `date_trunc('${bin.unit}', ${time(column)})`;
    case "part":
      return `strftime(${time(column)}, '${partFormats[bin.part]}')`;
    case "step":
      return `floor(${name} / ${bin.step}) * ${bin.step}`;
    default:
      if (nature === "time") return time(column);
      return nature === "category" && column.kind !== "text" ? `${name}::VARCHAR` : name;
  }
}

const partFormats: Record<TimePart, string> = {
  "hour of day": "%H",
  weekday: "%a",
  "month of year": "%b",
};

const partKeys: Record<TimePart, string> = {
  "hour of day": "hour",
  weekday: "isodow",
  "month of year": "month",
};

/** Times with a zone are read as they are written in UTC: the engine has no time zones of its own. */
function time(column: Axis["column"]): string {
  const zoned = /WITH TIME ZONE|TIMESTAMPTZ/i.test(column.type);
  return zoned ? `${q(column.name)}::TIMESTAMP` : q(column.name);
}

function asText({ column }: Split | Axis): string {
  return column.kind === "text" ? q(column.name) : `${q(column.name)}::VARCHAR`;
}

function colorSql(plan: Plan, split: Split): string {
  if (split.nature === "number") return q(split.column.name);
  const text = asText(split);
  if (split.top === null) return text;
  const most = topOf(plan, split, split.top, "count(*)");
  return `CASE WHEN ${text} IN (${most}) THEN ${text} WHEN ${text} IS NOT NULL THEN 'other' END`;
}

/** The largest categories, ties by name, so that the same data always gives the same chart. */
function topOf(plan: Plan, axis: Split | Axis, most: number, size: string): string {
  const text = "bin" in axis ? axisSql(axis) : asText(axis);
  return (
    `SELECT ${text} FROM ${q(plan.table)} WHERE ${isUsed(plan)} AND ${text} IS NOT NULL ` +
    `GROUP BY ALL ORDER BY ${size} DESC NULLS LAST, 1 LIMIT ${most}`
  );
}

function conditionsOf(plan: Plan): string[] {
  const conditions = [isUsed(plan)];
  const size = plan.measure ? aggregateSql(plan.measure) : "count(*)";
  for (const axis of [plan.x, plan.y]) {
    if (axis && axis.top !== null) {
      conditions.push(`${axisSql(axis)} IN (${topOf(plan, axis, axis.top, size)})`);
    }
  }
  const { facet } = plan;
  if (facet?.top)
    conditions.push(`${asText(facet)} IN (${topOf(plan, facet, facet.top, "count(*)")})`);
  return conditions;
}

function aggregateSql({ aggregate, column }: Measure): string {
  if (aggregate === "count" || !column) return "count(*)";
  const name = q(column.name);
  if (aggregate === "distinct") return `count(DISTINCT ${name})`;
  return aggregate === "mean" ? `avg(${name})` : `${aggregate}(${name})`;
}

function ordered(plan: Plan, grouped: string): string {
  const group = groupAxis(plan);
  if (!group) {
    const keys = [plan.y, plan.x].flatMap((axis, index) =>
      axis ? [naturalKey(axis, index ? "x" : "y")] : [],
    );
    return `${grouped}\nORDER BY ${keys.join(", ")}`;
  }
  const { on, axis } = group;
  const order = orderOf(plan.sort, on, axis);
  const direction = order.descending ? " DESC" : "";
  if (order.by === "first") return `${grouped}\nORDER BY min(rowid)${direction}`;
  if (order.by === "group")
    return `${grouped}\nORDER BY ${naturalKey(axis, on)}${direction}${tail(plan)}`;
  if (!plan.color && !plan.facet) return `${grouped}\nORDER BY value${direction} NULLS LAST, ${on}`;
  const total = plan.measure && isAdditive(plan.measure) ? "sum" : "max";
  return (
    `SELECT * FROM (\n${grouped}\n)\n` +
    `ORDER BY ${total}(value) OVER (PARTITION BY ${on})${direction} NULLS LAST, ${on}${tail(plan)}`
  );
}

const tail = (plan: Plan) => `${plan.color ? ", color" : ""}${plan.facet ? ", facet" : ""}`;

function naturalKey({ column, nature, bin }: Axis, name: "x" | "y"): string {
  if (bin.type === "part") return `min(extract('${partKeys[bin.part]}' FROM ${time(column)}))`;
  if (nature === "category" && column.kind === "integer") return `min(${q(column.name)})`;
  return name;
}

/** `x` and `y` name an axis; whether that is the groups or the measure depends on how the bars lie. */
function orderOf(sort: Sort, on: "x" | "y", axis: Axis) {
  if (sort === "none") return { by: "first", descending: false };
  if (sort === "auto") {
    const byValue = isOrdinal(axis) && axis.bin.type !== "part" && axis.column.kind !== "integer";
    return byValue ? { by: "value", descending: true } : { by: "group", descending: false };
  }
  return { by: sort.endsWith(on) ? "group" : "value", descending: sort.startsWith("-") };
}

function dotSql(plan: Plan): string {
  const where = conditionsOf(plan);
  if (plan.sample < 1) {
    // The same rows in each run: chosen by a hash of their number, not by chance.
    const share = Math.floor(plan.sample * 1_000_000);
    where.push(`hash(rowid + ${plan.seed}) % 1000000 < ${share}`);
  }
  return [
    `SELECT ${keysOf(plan).join(",\n  ")}`,
    `FROM ${q(plan.table)}`,
    `WHERE ${where.join("\n  AND ")}`,
  ].join("\n");
}

function boxSql(plan: Plan): string {
  const vertical = plan.y?.nature === "number";
  const [group, values] = vertical ? [plan.x, plan.y!] : [plan.y, plan.x!];
  const on = vertical ? "x" : "y";
  const value = q(values.column.name);
  const quantile = (share: number, name: string) => `quantile_cont(${value}, ${share}) AS ${name}`;
  const keys = [
    ...(group ? [`${axisSql(group)} AS ${on}`] : []),
    ...(plan.facet ? [`${asText(plan.facet)} AS facet`] : []),
  ];
  const selected = [
    ...keys,
    quantile(0.05, "low"),
    quantile(0.25, "q1"),
    quantile(0.5, "median"),
    quantile(0.75, "q3"),
    quantile(0.95, "high"),
    "count(*) AS n",
  ];
  const natural = group && (group.bin.type !== "none" || plan.sort.endsWith(on));
  const order = natural ? naturalKey(group, on) : `median DESC${group ? `, ${on}` : ""}`;
  return [
    `SELECT ${selected.join(",\n  ")}`,
    `FROM ${q(plan.table)}`,
    `WHERE ${conditionsOf(plan).join("\n  AND ")}`,
    ...(keys.length > 0 ? ["GROUP BY ALL", `ORDER BY ${order}`] : []),
    `LIMIT ${mostMarks + 1}`,
  ].join("\n");
}
