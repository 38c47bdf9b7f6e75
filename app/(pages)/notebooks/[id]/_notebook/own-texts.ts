import { listed } from "@/cells/words";
import { texts as modelTexts } from "@/cells/model/texts";
import type { Change, OwnTable } from "./own-tables";

const nouns = modelTexts.nouns;

const named = (cells: readonly Change[]): string => listed(cells.map(({ name }) => name));

/** Each name once, in order. */
const once = (names: readonly string[]): string => listed([...new Set(names)]);

const reads = (cells: readonly Change[]): string => (cells.length === 1 ? "reads" : "read");

const sentences = (all: readonly (string | false)[]): string =>
  all.filter((sentence) => sentence !== false).join(" ");

/** Words of the strips over cells that could read a table of the analyst. */
export const ownTexts = {
  label: ({ name }: OwnTable) => `Where to use ${name}`,
  what: ({ name, table, insteadOf, cells }: OwnTable): string => {
    const of = (why: Change["why"]) => cells.filter((cell) => cell.why === why);
    const [instead, beside, mixed] = [of("instead"), of("beside"), of("mixed")];
    return sentences([
      instead.length > 0 &&
        `${named(instead)} still ${reads(instead)} ${listed(insteadOf)} of the sample.`,
      beside.length > 0 &&
        `${named(beside)} ${beside.length === 1 ? "has" : "have"} no ${table === "duty" ? "duty roster" : nouns[table][1]} yet.`,
      mixed.length > 0 &&
        `${named(mixed)} ${reads(mixed)} ${name} together with tables of the sample.`,
    ]);
  },
  /** What else the click does, and what it leaves to the analyst. */
  then: ({ name, cells, code }: OwnTable): string => {
    const letGo = cells.flatMap((cell) => cell.letGo);
    const isMixed = cells.every(({ why }) => why === "mixed");
    const dropped = cells.flatMap((cell) =>
      cell.dropped.length > 0 ? [`${listed(cell.dropped)} in ${cell.name}`] : [],
    );
    const staying = cells.filter(({ stays }) => stays.length > 0);
    const kept = [...new Set(staying.map(({ stays }) => listed(stays)))];
    return sentences([
      letGo.length > 0 &&
        `With ${name}, ${once(letGo)} of the sample ${new Set(letGo).size === 1 ? "goes" : "go"}${isMixed ? "" : ", too"}: the sample is another city.`,
      dropped.length > 0 &&
        `What ${name} has no column for is left out, so that the cells find their own: ${dropped.join("; ")}.`,
      ...kept.map((tables) => {
        const some = staying.filter(({ stays }) => listed(stays) === tables);
        return `Then ${named(some)} still ${reads(some)} ${tables} of the sample.`;
      }),
      kept.length > 0 &&
        `Choose tables of your own there${letGo.length === 0 ? ": the sample is another city" : ""}.`,
      code.length > 0 && `In ${once(code)} you write ${name} yourself.`,
    ]);
  },
  use: ({ name, cells }: OwnTable): string =>
    `Use ${cells.every(({ why }) => why === "mixed") ? "only " : ""}${name} in ${cells.length === 1 ? named(cells) : `these ${cells.length} cells`}`,
  used: ({ name, cells }: OwnTable): string =>
    `${named(cells)} ${reads(cells)} ${name} now. Undo brings back what was there.`,
  dismiss: ({ name }: OwnTable): string => `Leave the cells as they are, without ${name}`,
};
