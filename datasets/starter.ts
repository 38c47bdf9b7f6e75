import { stringify } from "yaml";
import type { Mapping } from "@/datasets/sources/mapping";
import type { Proposal } from "@/datasets/sources/propose";
import type { Recognised } from "@/datasets/sources/recognise";
import type { TableInfo } from "@/lib/engine/engine";
import type { CellOptions } from "@/lib/notebook/document";
import { isSameName } from "@/lib/notebook/names";
import { changeQuery, factsQuery } from "./starter/queries";
import { type Grain, mappingFor, type Subject, subjectOf, subjectOfModel } from "./starter/subject";
import { noun, texts } from "./starter/texts";

export interface StarterCell {
  kind: string;
  name: string | null;
  source: string;
  options?: CellOptions;
}

/** What a look at the rows told beyond the columns; everything may be left out. */
export interface Known {
  /** Used where the publisher is not known. */
  proposals?: readonly Proposal[];
  /** How finely the times are known in truth. */
  grain?: Grain;
  /** Rows with a usable point. */
  points?: number | null;
  /** The tables at hand, this one among them, for publishers of many files. */
  tables?: readonly TableInfo[];
  /** Further names that are taken: of the cells of the notebook that these cells go into. */
  taken?: readonly string[];
}

/**
 * A first look at a table in ordinary cells: what it is, when, where, what changed, how good it is.
 * No cell that cannot work is among them: no map without a point, no hour where times are days.
 */
export function starterCells(
  table: TableInfo,
  recognised: Recognised | null,
  known: Known = {},
): StarterCell[] {
  const { proposals = [], tables = [table], taken = [] } = known;
  const name = namer([...tables.map((one) => one.name), ...taken]);
  const mapping = mappingFor(table, recognised, proposals);
  const modelName = mapping && name(mapping.table);
  const made = mapping && modelName ? subjectOfModel(modelName, mapping, tables) : null;
  const plain = made ?? subjectOf(table);
  const subject = {
    ...plain,
    time: plain.time && coarser(plain.time, known.grain),
    point: known.points === 0 ? null : plain.point,
  };
  const facts = name("facts");
  const source = made && mapping?.source ? (recognised?.source ?? null) : null;
  return [
    prose(texts.heading(subject, source, facts) + (made ? texts.mapped(made.table) : "")),
    ...(made && mapping ? [modelCell(made.table, mapping)] : []),
    { kind: "sql", name: facts, source: factsQuery(subject) },
    ...whenCells(subject, name),
    ...whatCells(subject, name),
    ...whereCells(subject, name, known.points ?? 0),
    ...changeCells(subject, name),
    prose(texts.quality(source)),
    params("quality", name("quality"), {
      data: subject.table,
      ...(made && { raw: Object.values(mapping!.data).flat() }),
    }),
  ];
}

type Namer = (wanted: string) => string;

/** Names that no table and no earlier cell has. */
function namer(taken: readonly string[]): Namer {
  const used = [...taken];
  const isFree = (name: string) => !used.some((other) => isSameName(other, name));
  return (wanted) => {
    let name = wanted;
    for (let count = 2; !isFree(name) || !isFree(`${name}_set_aside`); count++) {
      name = `${wanted}_${count}`;
    }
    used.push(name);
    return name;
  };
}

const order: readonly Grain[] = ["time", "day", "month"];

const coarser = (time: NonNullable<Subject["time"]>, grain: Grain = "time") =>
  order.indexOf(grain) > order.indexOf(time.grain) ? { ...time, grain } : time;

const prose = (source: string): StarterCell => ({ kind: "text", name: null, source });

const params = (kind: string, name: string, values: object): StarterCell => ({
  kind,
  name,
  source: stringify(values, { lineWidth: 0 }).trimEnd(),
});

function modelCell(name: string, { table, source, data, columns }: Mapping): StarterCell {
  const files = Object.values(data);
  const only = files.length === 1 && files[0]!.length === 1 ? files[0]![0] : null;
  return params("model", name, {
    table,
    ...(source && { source }),
    data: only ?? Object.fromEntries(Object.entries(data).map(([file, [one]]) => [file, one])),
    ...(Object.keys(columns).length > 0 && { columns }),
  });
}

function whenCells(subject: Subject, name: Namer): StarterCell[] {
  const { table: data, time } = subject;
  if (!time) return [];
  const { column: x, grain } = time;
  const words = { time: texts.when, day: texts.dayOnly, month: texts.monthOnly }[grain];
  const trend = params("chart", name("by_month"), {
    data,
    mark: "line",
    x,
    bin: "month",
    aggregate: "count",
    title: texts.charts.month(subject),
    xLabel: texts.charts.monthAxis,
    yLabel: texts.charts.counted(subject),
  });
  if (grain === "month") return [prose(words), trend];
  const week =
    grain === "day"
      ? params("chart", name("by_weekday"), {
          data,
          mark: "bar",
          x,
          bin: "weekday",
          aggregate: "count",
          title: texts.charts.weekday,
          xLabel: texts.charts.weekdayAxis,
          yLabel: texts.charts.counted(subject),
        })
      : params("chart", name("weekday_and_hour"), {
          data,
          mark: "cell",
          x,
          bin: "hour of day",
          y: x,
          yBin: "weekday",
          aggregate: "count",
          title: texts.charts.weekdayHour,
          xLabel: texts.charts.hourAxis,
          yLabel: texts.charts.weekdayAxis,
        });
  return [prose(words), trend, week];
}

function whatCells(subject: Subject, name: Namer): StarterCell[] {
  const { table: data, category } = subject;
  if (category === null) return [];
  const chart = params("chart", name("by_kind"), {
    data,
    mark: "bar",
    y: category,
    aggregate: "count",
    limit: 15,
    title: texts.charts.by(category),
    xLabel: texts.charts.counted(subject),
    yLabel: texts.charts.kind(category),
  });
  return [prose(texts.what), chart];
}

/** With fewer points than these no place can stand out from chance. */
const enoughToCompare = 100;

function whereCells(subject: Subject, name: Namer, points: number): StarterCell[] {
  const { table: data, point, shape } = subject;
  if (point) {
    const map = params("map", name("where_it_is"), {
      data,
      layer: "hexagons",
      ...point,
      title: texts.charts.map,
      unit: noun(subject),
    });
    if (points < enoughToCompare) return [prose(texts.where), map];
    const clusters = params("local-clusters", name("hot_and_cold"), { data, ...point });
    return [prose(texts.where), map, prose(texts.hot), clusters];
  }
  if (shape === null) return [];
  const areas = { boundaries: data, geometry: shape, title: texts.charts.outlines };
  return [prose(texts.outlines), params("map", name("where_it_is"), areas)];
}

function changeCells(subject: Subject, name: Namer): StarterCell[] {
  const { time, category } = subject;
  if (!time) return [];
  const change = name("last_against_before");
  const query = { kind: "sql", name: change, source: changeQuery({ ...subject, time }) };
  if (category === null) return [prose(texts.change), query];
  const chart = params("chart", name("what_changed"), {
    data: change,
    mark: "bar",
    x: "change",
    y: "kind",
    title: texts.charts.change(time.grain === "month"),
    xLabel: texts.charts.changeAxis(subject),
    yLabel: texts.charts.kind(category),
  });
  return [prose(texts.change), query, chart];
}
