import { whole } from "@/cells/words";
import { places, texts as clusterTexts } from "@/cells/local-clusters/texts";
import { formatDate, formatNumber } from "@/lib/table/format";
import type { EmergingParams } from "./params";

type Slice = EmergingParams["slice"];

const percent = (share: number) => {
  const value = 100 * share;
  return `${formatNumber(Number(value < 1 ? value.toPrecision(2) : value.toFixed(1)))} %`;
};
const slicesOf = (count: number, slice: Slice) =>
  `${whole(count)} ${slice}${count === 1 ? "" : "s"}`;

/** Numbers of hot patterns as a list: "3 new, 5 consecutive and 4 intensifying". */
const listed = (counts: readonly (readonly [string, number])[]) => {
  const parts = counts
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${whole(count)} ${name}`);
  return parts.length > 1
    ? `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`
    : (parts[0] ?? "");
};

export const texts = {
  editor: "Emerging hot spots",
  source: "Parameters as text",
  noTime: (table: string, column: string) =>
    `None of the rows of ${table} with a usable point has a time in ${column}.`,
  tooMany: (cells: number, slices: number) =>
    `${whole(cells)} cells in ${whole(slices)} slices are more than can be compared.`,
  tooManyHint: "Choose larger cells or longer slices.",
  writing: "writing the tables",

  timed: (part: number, usable: number) =>
    `${whole(part)} of these have a time (${percent(usable === 0 ? 0 : part / usable)}).`,
  period: (slices: number, slice: Slice, begin: Date, end: Date, rows: number) =>
    `${slicesOf(slices, slice)} from ${formatDate(begin)} to ${formatDate(new Date(end.getTime() - 86_400_000))} with ${whole(rows)} incidents.`,
  cutOff: ({ first, last }: { first: boolean; last: boolean }, slice: Slice) =>
    `The ${first && last ? `first and last ${slice} are` : `${first ? "first" : "last"} ${slice} is`} left out: the data covers only part of ${first && last ? "them" : "it"}.`,
  method: (params: EmergingParams, bins: number, neighbours: number) =>
    `Getis-Ord Gi* of each cell in each ${params.slice}${params.preceding > 0 ? ` with the ${slicesOf(params.preceding, params.slice)} before` : ""}, ${formatNumber(Number(neighbours.toFixed(1)))} neighbours on average; hot or cold at p ≤ 0.05, two-sided, adjusted for ${whole(bins)} tests by Benjamini and Hochberg; trend by Mann and Kendall, p < 0.05.`,
  few: (slices: number) =>
    `${whole(slices)} slices are few: with fewer than 10 a trend is hardly ever shown.`,

  emerging: (counts: readonly (readonly [string, number])[], cells: number) =>
    `${places(cells, true)} ${cells === 1 ? "is an emerging hot spot" : "are emerging hot spots"}: ${listed(counts)}.`,
  noneEmerging: (last: string) =>
    `No hot spot is emerging: none is new, consecutive or intensifying in ${last}.`,
  rising: (cells: number) =>
    cells === 1
      ? "1 more, hot off and on before, is rising."
      : `${whole(cells)} more, hot off and on before, are rising.`,
  lasting: (cells: number, area: number, share: number) =>
    `${places(cells, true)} ${cells === 1 ? "has" : "have"} been hot nearly all along: ${percent(area)} of the ground with ${percent(share)} of the incidents.`,
  fading: (diminishing: number, historical: number) =>
    `${listed([
      ["diminishing", diminishing],
      ["historical", historical],
    ])} ${diminishing + historical === 1 ? "hot spot has" : "hot spots have"} become weaker or ended.`,

  pattern: "Over the whole period",
  slices: { week: "Week by week", month: "Month by month", quarter: "Quarter by quarter" },
  play: "Play",
  pause: "Pause",
  next: "Next",
  slider: "Slice of time",
  shown: "What the map shows",
  hotNow: (cells: number) => `${places(cells, true)} hot`,
  hotLegend: "Hot spots",
  coldLegend: "Cold spots",
  stateLegend: (slice: string) => `Gi*, ${slice}`,
  hot: "Hot",
  neither: "Neither",
  cold: "Cold",
  cells: "Cells",
  none: "no pattern",
  entry: (label: string, count: number) => `${label} (${whole(count)})`,
  tip: (name: string, count: number, label: string, hot: number, cold: number, slices: number) =>
    [
      name,
      `${whole(count)} incidents`,
      label,
      `hot in ${whole(hot)}, cold in ${whole(cold)} of ${whole(slices)} slices`,
    ].join("\n"),

  fields: {
    ...clusterTexts.fields,
    time: "Time",
    slice: "Slices",
    preceding: "Slices before",
    precedingHint: "That count as neighbours",
  },
  sliceChoices: { week: "Weeks", month: "Months", quarter: "Quarters" },
};
