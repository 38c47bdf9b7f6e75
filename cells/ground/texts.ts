import { rows, three, whole } from "@/cells/words";
import type { GridParams } from "./params";

/** "250 m squares", "hexagons as large as squares of 250 m". */
export const cellWords = (shape: GridParams["shape"], size: number): string =>
  shape === "square"
    ? `squares of ${whole(size)} m`
    : `hexagons as large as squares of ${whole(size)} m`;

export const texts = {
  noOutlines: (table: string) => `None of the areas of ${table} has an outline that can be read.`,
  unreadable: (count: number, all: number) =>
    `${whole(count)} of ${whole(all)} areas ${count === 1 ? "has" : "have"} no outline that can be read.`,
  cells: (
    count: number,
    shape: GridParams["shape"],
    size: number,
    areaKm2: number,
    boundary: string | null,
  ) =>
    `${whole(count)} ${cellWords(shape, size)} (${three(areaKm2)} km² in all) ${
      boundary
        ? `over ${boundary}: those whose middle lies inside, each whole`
        : `over the hull of the points, those far from the rest left out; with a boundary the ground would be the city's`
    }.`,
  inCells: (inside: number, outside: number) =>
    outside === 0
      ? `All ${rows(inside)} lie in a cell.`
      : `${rows(inside)} lie in a cell; ${whole(outside)} outside ${outside === 1 ? "is" : "are"} left out.`,
  farOut: (count: number) =>
    `${rows(count)} more than 3° away from the middle point ${count === 1 ? "is" : "are"} left out.`,
  shapes: { square: "Squares", hexagon: "Hexagons" },
  fields: {
    boundary: "Boundary",
    boundaryHint: "Without one, the hull of the points",
    area: "Name of areas",
    byLabel: "by their labels",
    shape: "Cells",
    size: "Cell size",
    sizeHint: "Side of a square",
    hexagonHint: "As large as a square of this side",
  },
};
