import type { ColumnInfo, TableInfo } from "@/lib/engine/engine";
import { CellFailure } from "@/lib/session/kind";
import { refuseHidden } from "../people/offered";
import type { BinChoice, ReadChartParams } from "./params";
import { parts, units } from "./params";
import type { Axis, Bin, Measure, Nature, Plan, Split } from "./plan";
import { texts } from "./texts";

/** Turns what the analyst chose into a plan, or says what does not fit together. */
export function resolve(params: ReadChartParams, table: TableInfo, seed: number): Plan {
  const { aggregate, value: measured } = params;
  const isCounted = aggregate === "distinct" || aggregate === "count";
  refuseHidden(table, [params.x, params.y, params.color, params.facet]);
  // How many people there are tells of nobody.
  if (!isCounted) refuseHidden(table, [measured]);
  const find = (name: string | undefined) => (name ? findColumn(table, name) : null);
  const [xColumn, yColumn, value] = [find(params.x), find(params.y), find(params.value)];
  const axes = placeAxes(params, xColumn, yColumn, value);
  const mark = params.mark === "histogram" ? "bar" : params.mark;
  return {
    table: table.name,
    mark,
    ...axes,
    color: mark === "cell" || mark === "box" ? null : toSplit(find(params.color), !axes.measure),
    facet: toSplit(find(params.facet), false),
    sort: params.sort,
    limit: params.limit ?? null,
    stack: params.stack,
    sample: 1,
    seed,
    title: params.title ?? null,
    subtitle: params.subtitle ?? null,
    xLabel: params.xLabel ?? null,
    yLabel: params.yLabel ?? null,
    unit: params.unit ?? null,
    zero: mark === "bar" || mark === "area" ? true : (params.zero ?? mark === "line"),
    log: params.log && (mark === "line" || mark === "dot"),
    scale: params.scale,
    height: params.height ?? null,
  };
}

type Axes = Pick<Plan, "x" | "y" | "measure">;

function placeAxes(
  params: ReadChartParams,
  x: ColumnInfo | null,
  y: ColumnInfo | null,
  value: ColumnInfo | null,
): Axes {
  const xAxis = x && toAxis(x, params.bin, params.mark);
  const yAxis = y && toAxis(y, x ? params.yBin : params.bin, params.mark);
  switch (params.mark) {
    case "cell":
      if (!xAxis || !yAxis) throw new CellFailure(texts.problems.cellNeedsBoth);
      return { x: xAxis, y: yAxis, measure: toMeasure(params, value, "color") };
    case "box":
      return { ...placeBox(xAxis, yAxis), measure: null };
    case "histogram":
      if (xAxis && yAxis) throw new CellFailure(texts.problems.histogramNeedsOne);
      break;
    case "dot":
      if (!xAxis || !yAxis) break;
      if (!params.aggregate) return { x: asIs(xAxis), y: asIs(yAxis), measure: null };
      return { x: xAxis, y: yAxis, measure: toMeasure(params, value, "size") };
  }
  if (xAxis && yAxis) return placeGiven(params, xAxis, yAxis, value);
  if (xAxis) return { x: xAxis, y: null, measure: toMeasure(params, value, "y") };
  if (yAxis) return { x: null, y: yAxis, measure: toMeasure(params, value, "x") };
  throw new CellFailure(texts.problems.nothingToDraw);
}

/** Both axes named: the one with numbers is the measure, the other makes the groups. */
function placeGiven(params: ReadChartParams, x: Axis, y: Axis, value: ColumnInfo | null): Axes {
  if (value) throw new CellFailure(texts.problems.valueAndBoth);
  const isFreeX = x.nature === "number" && y.nature !== "number" && params.mark === "bar";
  if (isFreeX) return { x: null, y, measure: toMeasure(params, x.column, "x") };
  if (y.nature === "number") return { x, y: null, measure: toMeasure(params, y.column, "y") };
  throw new CellFailure(texts.problems.noNumber(x.column.name, y.column.name));
}

function placeBox(x: Axis | null, y: Axis | null): Pick<Plan, "x" | "y"> {
  const numbers = [x, y].filter((axis) => axis?.nature === "number").length;
  if (numbers === 0) throw new CellFailure(texts.problems.boxNeedsNumber);
  if (y?.nature === "number") return { x: x && asCategory(x), y: asIs(y) };
  return { x: asIs(x!), y: y && asCategory(y) };
}

function toMeasure(params: ReadChartParams, column: ColumnInfo | null, on: Measure["on"]): Measure {
  const aggregate = params.aggregate ?? (column ? "sum" : "count");
  if (aggregate === "count") return { aggregate, column: null, on };
  if (!column) throw new CellFailure(texts.problems.aggregateNeedsValue(aggregate));
  if (aggregate !== "distinct" && natureOf(column) !== "number") {
    throw new CellFailure(texts.problems.notNumbers(column.name, column.type));
  }
  return { aggregate, column, on };
}

function toAxis(column: ColumnInfo, choice: BinChoice, mark: string): Axis {
  return { column, nature: natureOf(column), bin: toBin(column, choice, mark), top: null };
}

function toBin(column: ColumnInfo, choice: BinChoice, mark: string): Bin {
  const nature = natureOf(column);
  if (choice === "none") return { type: "none" };
  if (choice === "auto") {
    if (nature === "category") return { type: "none" };
    if (nature === "number" && mark === "histogram") return { type: "classes", count: 30 };
    return { type: "auto" };
  }
  if (typeof choice === "number") {
    if (nature === "number") return { type: "classes", count: choice };
    throw new CellFailure(texts.problems.classesNeedNumbers(column.name));
  }
  if (nature !== "time") throw new CellFailure(texts.problems.notTime(column.name, column.type));
  const part = parts.find((known) => known === choice);
  if (part) return { type: "part", part };
  return { type: "unit", unit: units.find((known) => known === choice)! };
}

const asIs = (axis: Axis): Axis => ({ ...axis, bin: { type: "none" } });

const asCategory = (axis: Axis): Axis =>
  axis.bin.type === "part" || axis.bin.type === "unit"
    ? axis
    : { ...axis, nature: "category", bin: { type: "none" } };

function toSplit(column: ColumnInfo | null, raw: boolean): Split | null {
  if (!column) return null;
  const nature = raw && natureOf(column) === "number" ? "number" : "category";
  return { column, nature, top: null };
}

export function natureOf({ kind }: ColumnInfo): Nature {
  if (kind === "date" || kind === "timestamp") return "time";
  return kind === "integer" || kind === "number" ? "number" : "category";
}

function findColumn(table: TableInfo, name: string): ColumnInfo {
  const wanted = name.toLowerCase();
  const column = table.columns.find((known) => known.name.toLowerCase() === wanted);
  if (column) return column;
  const names = table.columns.map((known) => known.name);
  throw new CellFailure(texts.problems.noColumn(table.name, name, names));
}
