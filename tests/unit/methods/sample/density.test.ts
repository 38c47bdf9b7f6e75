import { columnFromArray, float64, tableFromColumns, tableToIPC } from "@uwdata/flechette";
import { describe, expect, test } from "vitest";
import { compute } from "@/cells/density/compute";
import { densitySchema } from "@/cells/density/params";
import { generate } from "@/datasets/sample/generate";
import { truth, type SpotTruth } from "@/datasets/sample/truth";
import { decodeTable } from "@/lib/table/table";

/** Usable points of the register as it is published, with type and day. */
function published() {
  const rows: { head: string; x: number; y: number; began: number }[] = [];
  for (const stream of generate("sample").streams) {
    const table = decodeTable(stream);
    const heads = table.column("CrimeGroup_Name") as string[];
    const [x, y] = [table.numbers("Longitude"), table.numbers("Latitude")];
    const began = table.numbers("Offence_From_Date");
    for (let i = 0; i < table.numRows; i++) {
      if (x[i] === 0 && y[i] === 0) continue;
      rows.push({ head: heads[i]!.trim(), x: x[i]!, y: y[i]!, began: began[i]! });
    }
  }
  return rows;
}

const metresBetween = (
  a: { latitude: number; longitude: number },
  b: { latitude: number; longitude: number },
) => Math.hypot((a.latitude - b.latitude) * 110_600, (a.longitude - b.longitude) * 107_900);

describe("densities of the sample", () => {
  const planted = truth();
  const rows = published();

  const placesOf = (spot: SpotTruth, bandwidth: number | "likelihood") => {
    const [first, last] = [Date.parse(spot.from), Date.parse(spot.to) + 86_400_000];
    const own = rows.filter(
      ({ head, began }) => head === spot.head && began >= first && began < last,
    );
    const ones = new Float64Array(own.length).fill(1);
    const column = (values: ArrayLike<number>) => columnFromArray(values as number[], float64());
    const places = tableToIPC(
      tableFromColumns([
        ["x", column(own.map(({ x }) => x))],
        ["y", column(own.map(({ y }) => y))],
        ["n", column(ones)],
        ["w", column(ones)],
      ]),
      { format: "stream" },
    )!;
    const params = densitySchema.parse({ data: "fir", bandwidth, places: 5 });
    const input = { places, isGathered: false, against: null, boundary: null, params, seed: 1 };
    return compute(input, () => {}).found;
  };

  const wanted = planted.spots.filter(({ kind }) => kind !== "fading");

  test.each(wanted)("the $kind hot spot of $head at $place is one of the top places", (spot) => {
    const { places, bandwidth } = placesOf(spot, 300);
    const rank = places.findIndex((place) => metresBetween(place, spot) <= bandwidth);
    expect(rank, `none of ${places.length} places is near`).toBeGreaterThanOrEqual(0);
  });

  const emerging = wanted.filter(({ kind }) => kind === "emerging");

  test.each(emerging)(
    "with the bandwidth of likelihood cross-validation as well: $head at $place",
    (spot) => {
      const { places, bandwidth } = placesOf(spot, "likelihood");
      expect(bandwidth).toBeLessThan(1_500);
      expect(places.some((place) => metresBetween(place, spot) <= bandwidth)).toBe(true);
    },
  );

  test("the stable spot of thefts is the densest place, and a small part of the city", () => {
    const spot = planted.spots.find(({ place }) => place === "City bus stand")!;
    const { places, levels, km2, grid } = placesOf(spot, 300);
    expect(metresBetween(places[0]!, spot)).toBeLessThan(150);
    expect((levels[0]!.cells * grid.cell ** 2) / 1e6 / km2).toBeLessThan(0.05);
  });

  test("points with a mistyped digit do not stretch the map", () => {
    const spot = planted.spots.find(({ place }) => place === "City bus stand")!;
    const { strays, farOut, grid, counted } = placesOf(spot, 300);
    expect(strays + farOut).toBeGreaterThan(10);
    expect((strays + farOut) / counted).toBeLessThan(0.01);
    // The city is 20 km wide and 15 km high.
    expect(Math.max(grid.columns, grid.rows) * grid.cell).toBeLessThan(60_000);
  });
});
