import { listed } from "@/cells/words";
import { texts as modelTexts } from "@/cells/model/texts";
import type { Change, OwnTable } from "./own-tables";

const nouns = modelTexts.nouns;

const named = (cells: readonly Change[]): string => listed(cells.map(({ name }) => name));

/** Each name once, in order. */
const once = (names: readonly string[]): string => listed([...new Set(names)]);

/** Words of the strips over cells that could read a table of the analyst. */
export const ownTexts = {
  label: ({ name }: OwnTable) => `Where to use ${name}`,
  what: ({ table, insteadOf, cells }: OwnTable): string => {
    const isOne = cells.length === 1;
    return insteadOf.length > 0
      ? `${named(cells)} still ${isOne ? "reads" : "read"} ${listed(insteadOf)} of the sample.`
      : `${named(cells)} ${isOne ? "has" : "have"} no ${table === "duty" ? "duty roster" : nouns[table][1]} yet.`;
  },
  /** What else the click does, and what it leaves to the analyst. */
  then: ({ name, cells, code }: OwnTable): string => {
    const letGo = cells.flatMap((cell) => cell.letGo);
    const dropped = cells.flatMap((cell) => cell.dropped);
    return [
      letGo.length > 0 &&
        `With ${name}, ${once(letGo)} of the sample ${new Set(letGo).size === 1 ? "goes" : "go"}, too: the sample is another city.`,
      dropped.length > 0 &&
        `What ${name} has no column for is left out, so that the cells find their own: ${once(dropped)}.`,
      code.length > 0 && `In ${once(code)} you write ${name} yourself.`,
    ]
      .filter((sentence) => sentence !== false)
      .join(" ");
  },
  use: ({ name, cells }: OwnTable): string =>
    `Use ${name} in ${cells.length === 1 ? named(cells) : `these ${cells.length} cells`}`,
  used: ({ name, cells }: OwnTable): string =>
    `${named(cells)} ${cells.length === 1 ? "reads" : "read"} ${name} now. Undo brings back what was there.`,
  dismiss: ({ name }: OwnTable): string => `Leave the cells as they are, without ${name}`,
};
