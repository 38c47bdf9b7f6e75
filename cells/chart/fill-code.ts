import { absentValue, partValues } from "./marks";
import type { TimeUnit } from "./params";
import { groupAxis, type Plan } from "./plan";

const intervals: Record<TimeUnit, string> = {
  hour: "d3.utcHour",
  day: "d3.utcDay",
  week: "d3.utcMonday",
  month: "d3.utcMonth",
  quarter: "d3.utcMonth.every(3)",
  year: "d3.utcYear",
};

/**
 * Lines that make `rows` of what was `found`, as fillGaps does: a month in which nothing happened
 * gets a row. None where the chart leaves gaps alone.
 */
export function fillCode(plan: Plan): string[] {
  const group = groupAxis(plan);
  if (!group || !plan.measure || (plan.mark !== "line" && plan.mark !== "area")) return [];
  const { on, axis } = group;
  const places = placesCode(on, axis.bin);
  if (!places) return [];
  const series = [plan.color && "color", plan.facet && "facet"].filter((name) => name !== null);
  const key = (place: string, of: string) =>
    [`\${+${place} || ${place}}`, ...series.map((name) => `\${${of}${name}}`)].join(" ");
  const own = series.map((name) => `, ${name}`).join("");
  const of = series.length > 0 ? `({ ${series.join(", ")} })` : "()";
  const seriesKey = series.map((name) => `\${row.${name}}`).join(" ");
  return [
    "// A group without rows counts too: a line must not run straight over it.",
    ...places,
    `const known = new Map(found.map((row) => [\`${key(`row.${on}`, "row.")}\`, row]));`,
    `const series = [...new Map(found.map((row) => [\`${seriesKey}\`, row])).values()];`,
    `const rows = series.flatMap(${of} =>`,
    `  places.map((${on}) => known.get(\`${key(on, "")}\`) ?? { ${on}${own}, value: ${absentValue(plan.measure)} }),`,
    ");",
  ];
}

function placesCode(on: "x" | "y", bin: NonNullable<Plan["x"]>["bin"]): string[] | null {
  if (bin.type === "part") return [`const places = ${JSON.stringify(partValues[bin.part])};`];
  if (bin.type !== "unit") return null;
  return [
    `const [first, last] = d3.extent(found, (row) => row.${on});`,
    `const places = first ? [...${intervals[bin.unit]}.range(first, last), last] : [];`,
  ];
}
