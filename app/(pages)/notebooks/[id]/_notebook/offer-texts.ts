import { foldName } from "@/datasets/sources/fold";
import type { TableInfo } from "@/lib/engine/engine";
import { formatCount } from "@/lib/ui/format";
import type { Guess } from "./offer-looks";
import { type Extension, modelName, type Offer } from "./offers";

const counted = (value: number, one: string, many: string) =>
  `${formatCount(value)} ${value === 1 ? one : many}`;

const listed = (names: readonly string[]): string =>
  names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : (names[0] ?? "");

/** Words of the strips over data that no cell reads yet. */
export const offerTexts = {
  region: "Data that no cell reads yet",
  label: (tables: readonly TableInfo[]) =>
    tables.length === 1
      ? `What to do with ${tables[0]!.name}`
      : `What to do with these ${tables.length} tables`,
  what: (tables: readonly TableInfo[]): string => {
    const [table] = tables;
    if (tables.length > 1) {
      const all = tables.reduce((sum, { rows }) => sum + rows, 0);
      return `${tables.length} tables with ${counted(all, "row", "rows")} in all.`;
    }
    return `${table!.name}: ${counted(table!.rows, "row", "rows")}, ${counted(table!.columns.length, "column", "columns")}.`;
  },
  looksLike: (
    { recognised, tables, makes, extend, isAreas }: Offer,
    guess: Guess | null,
    isKnown: boolean,
  ): string => {
    if (isAreas) return "It holds outlines of areas.";
    if (recognised) return recognisedAs(recognised, tables, makes.length + extend.length);
    if (isKnown) return "You have read a file with these column names before.";
    if (guess === null) return "Looking at what is in it …";
    const { table, proposals } = guess;
    return proposals.length === 0
      ? "Its publisher is not known, and no column looks like one of an incident."
      : `Its publisher is not known; ${counted(proposals.length, "column looks", "columns look")} like those of ${modelName(table)}.`;
  },
  readAs: (tables: readonly string[]) => `Read as ${listed(tables)}`,
  append: ({ name, isSameShape }: Extension) =>
    isSameShape ? `Append to ${name}` : `Add to ${name}`,
  asBefore: (title: string) => `Read as before: ${title}`,
  check: "Check quality",
  starter: "Starter notebook",
  drawAreas: "Draw them on a map",
  findArea: (table: string) => `Find the area of each row of ${table}`,
  dismiss: (tables: readonly TableInfo[]) =>
    tables.length === 1 ? `Leave ${tables[0]!.name} as it is` : "Leave these tables as they are",
};

function recognisedAs(
  { source, files }: NonNullable<Offer["recognised"]>,
  tables: readonly TableInfo[],
  uses: number,
): string {
  const id = Object.keys(files)[0]!;
  const file = source.files.find((each) => each.id === id);
  const alone = uses === 0 ? " Alone it makes no table of the crime model." : "";
  if (tables.length > 1) {
    const found = `${tables.length} of ${source.files.length} files`;
    return `They look like ${source.title} (${found}).${alone}`;
  }
  const title = source.files.length > 1 && file ? `${source.title}: ${file.title}` : source.title;
  const known = new Set([...(file?.header ?? []), ...(file?.optional ?? [])].map(foldName));
  const columns = tables[0]!.columns;
  const found = columns.filter(({ name }) => known.has(foldName(name))).length;
  return `Looks like ${title} (${found} of its ${columns.length} column names are known).${alone}`;
}
