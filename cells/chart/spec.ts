import { colourScales } from "../fields/scales";
import { axisLabel, isCounted, isShare, measureLabel, timeFormat, valueFormat } from "./labels";
import { widthOf } from "./long-labels";
import { wholeTicks } from "./ticks";
import { type MarkRow, partValues } from "./marks";
import { type Axis, groupAxis, isAdditive, isOrdinal, type Plan } from "./plan";
import { categoryPalette, noValueColour, otherColour } from "./colour";
import { texts } from "./texts";

/** Stands for the rows' distinct values of a column, in their order. */
export interface Distinct {
  distinct: "x" | "y" | "color" | "facet";
}

/**
 * A call of Plot.plot as plain data: the page draws it, "Convert to code" writes it
 * out, so the two cannot differ. `data: false` marks stand without rows (rules).
 */
export interface PlotTree {
  options: Record<string, unknown>;
  marks: { mark: string; data: boolean | number[]; options: Record<string, unknown> }[];
}

export const accent = "var(--accent, #1f5fa8)";

/** `colours`: one for each of `categories`, in that order. */
export function plotTree(
  plan: Plan,
  rows: readonly MarkRow[],
  categories: readonly string[],
  colours: readonly string[],
): PlotTree {
  const tree = plan.mark === "box" ? boxTree(plan) : markTree(plan, rows);
  const options: Record<string, unknown> = {
    height: heightOf(plan, rows),
    ...marginsOf(plan, rows),
    x: scaleOf(plan, rows, "x"),
    y: scaleOf(plan, rows, "y"),
    ...tree.options,
  };
  if (plan.facet) options[facetSide(plan)] = { label: null, domain: { distinct: "facet" } };
  const isSideBySide = sideBySide(plan);
  if (isSideBySide) {
    const { on } = groupAxis(plan)!;
    options[`f${on}`] = { ...scaleOf(plan, rows, on), padding: 0.15 };
    options[on] = { axis: null, domain: categories };
  }
  if (plan.color?.nature === "category") options.color = { domain: categories, range: colours };
  else if (plan.color || plan.mark === "cell") options.color = colourScaleOf(plan);
  return { options, marks: tree.marks };
}

/** Legend order: most rows first, then "other" and rows without a value. */
export function categoriesOf(plan: Plan, rows: readonly MarkRow[]): string[] {
  if (plan.color?.nature !== "category") return [];
  const sizes = new Map<string, number>();
  for (const { color, n } of rows) {
    const name = String(color);
    sizes.set(name, (sizes.get(name) ?? 0) + (n ?? 1));
  }
  const last = (name: string) => (isRest(name) ? 1 : 0);
  return [...sizes.keys()].sort(
    (a, b) => last(a) - last(b) || sizes.get(b)! - sizes.get(a)! || a.localeCompare(b),
  );
}

const isRest = (name: string) => name === texts.other || name === texts.noValue;

export function coloursFor(
  categories: readonly string[],
  assign: (named: readonly string[]) => string[],
): string[] {
  const named = categories.filter((name) => !isRest(name));
  const colours = assign(named);
  return categories.map((name) => {
    if (name === texts.other) return otherColour;
    return name === texts.noValue ? noValueColour : colours[named.indexOf(name)]!;
  });
}

/** The palette in order, for code that stands alone. */
export const plainColours = (named: readonly string[]) =>
  named.map((_, index) => categoryPalette[index % categoryPalette.length]!);

export function sideBySide(plan: Plan): boolean {
  const group = groupAxis(plan);
  if (plan.mark !== "bar" || !plan.color || !plan.measure || !group) return false;
  if (!isOrdinal(group.axis)) return false;
  return plan.stack === "side by side" || !isAdditive(plan.measure);
}

function markTree(plan: Plan, rows: readonly MarkRow[]): PlotTree {
  const fill = plan.color ? "color" : accent;
  const facet = plan.facet ? { [facetSide(plan)]: "facet" } : {};
  const tip = { tip: { format: tipFormat(plan, rows) } };
  const group = groupAxis(plan);
  const single = (
    mark: string,
    options: Record<string, unknown>,
    more: PlotTree["marks"] = [],
  ) => ({
    options: {},
    marks: [{ mark, data: true, options: { ...options, ...facet, ...tip } }, ...more],
  });
  if (plan.mark === "cell") {
    return single("cell", { x: "x", y: "y", fill: "value", inset: 0.5 });
  }
  if (!group) {
    const size = plan.measure ? { r: "value" } : { r: dotRadius(rows.length) };
    return single("dot", { x: "x", y: "y", ...size, fill, fillOpacity: 0.55 });
  }
  const { on, axis } = group;
  const to = on === "x" ? "y" : "x";
  const direction = to.toUpperCase();
  const base = plan.log ? [] : [{ mark: `rule${direction}`, data: [0], options: {} }];
  const zero = plan.zero ? base : [];
  const places = { [on]: "x2" in (rows[0] ?? {}) || "y2" in (rows[0] ?? {}) ? undefined : on };
  const stacked = plan.color ? { order: "-sum" } : {};
  const offset = isShare(plan) ? { offset: "normalize", ...stacked } : stacked;
  if (plan.mark === "dot") {
    return single("dot", { [on]: on, [to]: "value", fill, r: 4 }, zero);
  }
  if (
    plan.mark === "line" ||
    (plan.color && plan.measure && !isAdditive(plan.measure) && !isOrdinal(axis))
  ) {
    const line = {
      [on]: on,
      [to]: "value",
      stroke: fill,
      strokeWidth: 1.75,
      marker: rows.length <= 60,
    };
    return single(`line${direction}`, plan.color ? { ...line, z: "color" } : line, zero);
  }
  if (plan.mark === "area") {
    const opacity = plan.color ? 0.9 : 0.75;
    return single(
      `area${direction}`,
      { [on]: on, [to]: "value", fill, fillOpacity: opacity, ...offset },
      zero,
    );
  }
  if (sideBySide(plan)) {
    return single(`bar${direction}`, { [`f${on}`]: on, [on]: "color", [to]: "value", fill }, zero);
  }
  if (isOrdinal(axis)) {
    return single(`bar${direction}`, { ...places, [to]: "value", fill, ...offset }, zero);
  }
  const extent = rectExtent(on, axis);
  return single(
    `rect${direction}`,
    { ...extent, [to]: "value", fill, inset: 0.5, ...offset },
    zero,
  );
}

function rectExtent(on: "x" | "y", { bin }: Axis): Record<string, unknown> {
  if (bin.type === "step") return { [`${on}1`]: on, [`${on}2`]: `${on}2` };
  if (bin.type === "unit") return { [on]: on, interval: plotInterval(bin.unit) };
  return { [on]: on };
}

/** Plot's weeks start on Sunday, the engine's and ours on Monday. */
export const plotInterval = (unit: string) => (unit === "week" ? "monday" : unit);

function boxTree(plan: Plan): PlotTree {
  const vertical = plan.y?.nature === "number";
  const [on, to] = vertical ? (["x", "y"] as const) : (["y", "x"] as const);
  const group = vertical ? plan.x : plan.y;
  const place = {
    ...(group ? { [on]: on } : {}),
    ...(plan.facet ? { [facetSide(plan)]: "facet" } : {}),
  };
  const direction = to.toUpperCase();
  const channels = {
    from5percent: "low",
    lowerQuarter: "q1",
    median: "median",
    upperQuarter: "q3",
    to95percent: "high",
    rows: "n",
  };
  return {
    options: {},
    marks: [
      {
        mark: `rule${on.toUpperCase()}`,
        data: true,
        options: { ...place, [`${to}1`]: "low", [`${to}2`]: "high" },
      },
      {
        mark: `bar${direction}`,
        data: true,
        options: {
          ...place,
          [`${to}1`]: "q1",
          [`${to}2`]: "q3",
          fill: accent,
          fillOpacity: 0.45,
          channels,
          tip: true,
        },
      },
      {
        mark: `tick${direction}`,
        data: true,
        options: { ...place, [to]: "median", strokeWidth: 2 },
      },
    ],
  };
}

/** Small charts stand below each other, or beside each other when the bars lie. */
export function facetSide(plan: Plan): "fx" | "fy" {
  if (plan.mark === "box") return plan.y?.nature === "number" ? "fy" : "fx";
  return plan.measure?.on === "x" ? "fx" : "fy";
}

function scaleOf(plan: Plan, rows: readonly MarkRow[], side: "x" | "y"): Record<string, unknown> {
  const axis = plan[side];
  if (plan.measure?.on === side) {
    return {
      label: measureLabel(plan),
      grid: true,
      ...ticksOf(plan, rows),
      ...(isShare(plan) ? { percent: true } : { zero: plan.zero }),
      ...(plan.log ? { type: "log" } : {}),
    };
  }
  if (!axis) return { axis: null };
  const words = axisLabel(plan, side);
  const isTurned = side === "x" && isCrowded(plan, rows);
  const isListed = side === "y" && (isOrdinal(axis) || plan.mark === "cell");
  const label = {
    label: words,
    ...(isTurned ? { tickRotate: -40 } : {}),
    ...(isListed ? { labelAnchor: "top", labelArrow: "none" } : {}),
  };
  if (axis.bin.type === "part") return { ...label, domain: partValues[axis.bin.part] };
  if (isOrdinal(axis))
    return {
      ...label,
      domain: { distinct: side },
      ...(plan.mark === "line" || plan.mark === "area" ? { type: "point" } : {}),
    };
  if (plan.mark === "cell" && axis.bin.type === "unit") {
    return { ...label, type: "band", interval: plotInterval(axis.bin.unit) };
  }
  if (plan.mark === "cell")
    return { ...label, type: "band", ...(side === "y" ? { reverse: true } : {}) };
  const isValue = plan.mark === "box" || !plan.measure;
  return {
    ...label,
    ...(isValue ? { grid: true, nice: true } : {}),
    ...(isValue && plan.log && axis.nature === "number" ? { type: "log" } : {}),
  };
}

function ticksOf(plan: Plan, rows: readonly MarkRow[]): { ticks?: number } {
  const whole = wholeTicks(plan, rows, sideBySide(plan));
  const most = plan.facet ? 3 : null;
  if (whole === null) return most === null ? {} : { ticks: most };
  return { ticks: most === null ? whole : Math.min(most, whole) };
}

function colourScaleOf(plan: Plan): Record<string, unknown> {
  const zero = plan.measure && isAdditive(plan.measure) ? { zero: true } : {};
  return {
    type: "linear",
    scheme: colourScales[plan.scale].plot,
    label: measureLabel(plan),
    ...zero,
  };
}

const channels = { x: "x", y: "y", color: "fill", size: "r" };

function tipFormat(plan: Plan, rows: readonly MarkRow[]): Record<string, unknown> {
  const format: Record<string, unknown> = {};
  if (plan.measure && !isCounted(plan) && !isShare(plan)) {
    const values = rows.flatMap(({ value }) => (typeof value === "number" ? [value] : []));
    format[channels[plan.measure.on]] = valueFormat(values);
  }
  for (const side of ["x", "y"] as const) {
    const bin = plan[side]?.bin;
    if (plan[side]?.nature === "time" && bin?.type !== "part") {
      format[side] = timeFormat(bin?.type === "unit" ? bin.unit : null);
    }
  }
  if (plan.facet) format[facetSide(plan)] = true;
  return format;
}

function heightOf(plan: Plan, rows: readonly MarkRow[]): number {
  const facets =
    plan.facet && facetSide(plan) === "fy" ? new Set(rows.map((row) => row.facet)).size : 1;
  const one = plan.height ?? ownHeight(plan, rows);
  return facets > 1 && !plan.height ? Math.max(one, 50 + facets * 110) : one;
}

function ownHeight(plan: Plan, rows: readonly MarkRow[]): number {
  const isRows = plan.y && isOrdinal(plan.y);
  if (!isRows) return 320;
  const lines =
    plan.y!.bin.type === "part"
      ? partValues[plan.y!.bin.part].length
      : new Set(rows.map((row) => row.y)).size;
  const each = sideBySide(plan)
    ? 18 * categoriesOf(plan, rows).length + 8
    : plan.mark === "cell"
      ? 28
      : 24;
  return 80 + lines * each;
}

/** Pixels for the names beside lying bars, at most; and what stands between a name and its bar. */
const [mostRoom, beside] = [310, 24];

/** Room for the longest category, and for tick labels of large values. */
function marginsOf(plan: Plan, rows: readonly MarkRow[]): Record<string, number> {
  const isRows = plan.y && isOrdinal(plan.y);
  const longest = isRows ? Math.max(20, ...rows.map((row) => widthOf(String(row.y ?? "")))) : 0;
  const marginLeft = isRows ? Math.min(mostRoom, beside + longest) : 56;
  const facet = plan.facet && facetSide(plan) === "fy";
  const marginRight = facet
    ? Math.min(160, 20 + 6.6 * Math.max(3, ...rows.map((row) => row.facet?.length ?? 0)))
    : 20;
  return { marginTop: 28, marginRight, marginBottom: isCrowded(plan, rows) ? 96 : 46, marginLeft };
}

/** Beyond about 90 characters the labels along x do not fit side by side. */
function isCrowded({ x, mark }: Plan, rows: readonly MarkRow[]): boolean {
  if (!x || !isOrdinal(x) || x.bin.type === "part" || mark === "box") return false;
  const labels = new Set(rows.map((row) => String(row.x ?? "")));
  return [...labels].reduce((sum, label) => sum + label.length + 2, 0) > 90;
}

/** Few dots are large enough to be pointed at, many do not cover each other. */
const dotRadius = (count: number): number => (count > 2000 ? 1.5 : count > 200 ? 2.5 : 4);
