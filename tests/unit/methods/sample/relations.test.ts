import { describe, expect, test } from "vitest";
import { generate } from "@/datasets/sample/generate";
import { nearRepeat, together } from "@/datasets/sample/plants";
import { projectPoints } from "@/lib/methods/spatial/project-points";
import { areaCorrelation } from "@/lib/methods/spatial/relations/area-correlation";
import { colocation } from "@/lib/methods/spatial/relations/colocation";
import { crossK } from "@/lib/methods/spatial/relations/cross-k";
import { lagged } from "@/lib/methods/spatial/relations/lagged";
import { thinByType } from "@/lib/methods/spatial/relations/thin";
import { benjaminiHochberg } from "@/lib/methods/statistics/fdr";
import { decodeTable } from "@/lib/table/table";

/** Points as the register publishes them, with its faults: a station's own house among them. */
function published(rows: number) {
  const [longitude, latitude, head]: [number[], number[], string[]] = [[], [], []];
  const time: number[] = [];
  for (const stream of generate("sample", { seed: 1, rows }).streams) {
    const table = decodeTable(stream);
    const [x, y] = [table.numbers("Longitude"), table.numbers("Latitude")];
    const heads = table.column("CrimeGroup_Name") as string[];
    const from = table.numbers("Offence_From_Date");
    for (let i = 0; i < table.numRows; i++) {
      if (x[i] === 0 || y[i] === 0) continue;
      longitude.push(x[i]!);
      latitude.push(y[i]!);
      head.push(heads[i]!.trim());
      time.push(from[i]!);
    }
  }
  const { x, y, kept } = projectPoints(longitude, latitude);
  const types = [...new Set(head)].sort();
  const type = Uint8Array.from(kept, (i) => types.indexOf(head[i]!));
  return { x, y, type, heads: types, time: Float64Array.from(kept, (i) => time[i]!) };
}

describe("relations between types of crime in the sample", () => {
  const { x, y, type, heads, time } = published(60_000);
  const types = heads.length;
  const { kept } = thinByType(type, types, 10_000, 1);
  const pick = (values: Float64Array) => Float64Array.from(kept, (i) => values[i]!);
  const points = { x: pick(x), y: pick(y), type: Uint8Array.from(kept, (i) => type[i]!), types };
  const at = ([a, b]: readonly [string, string], of = types) =>
    heads.indexOf(a) * of + heads.indexOf(b);
  const twoSided = (upper: number, lower: number) => Math.min(1, 2 * Math.min(upper, lower));
  const reversed = ([a, b]: readonly [string, string]) => [b, a] as const;

  const nearest = colocation(
    points,
    { neighbours: 1, ties: "share", permutations: 1999 },
    { seed: 1 },
  );
  const nearestP = benjaminiHochberg(
    nearest.pUpper.map((upper, i) => twoSided(upper, nearest.pLower[i]!)),
  );

  test.each([together.coLocated, reversed(together.coLocated)])(
    "the nearest crime to one of %s is one of %s more often than chance has it",
    (...pair) => {
      expect(nearest.quotient[at(pair)]).toBeGreaterThan(1.5);
      expect(nearestP[at(pair)]).toBeLessThan(0.05);
    },
  );

  test.each([together.avoiding, reversed(together.avoiding)])(
    "the nearest crime to one of %s is one of %s less often than chance has it",
    (...pair) => {
      expect(nearest.quotient[at(pair)]).toBeLessThan(0.5);
      expect(nearestP[at(pair)]).toBeLessThan(0.05);
    },
  );

  test("K of both pairs leaves its envelope on the side that was planted", () => {
    const few = thinByType(points.type, types, 3_000, 1).kept;
    const some = (values: ArrayLike<number>) => Float64Array.from(few, (i) => values[i]!);
    const { pairs, low, high, pCurve } = crossK(
      { x: some(points.x), y: some(points.y), type: some(points.type), types },
      { radii: [100, 250, 500], area: 3e8, permutations: 199 },
      { seed: 1 },
    );
    const [close, apart] = [at(together.coLocated), at(together.avoiding)];
    expect(pairs[close * 3 + 1]).toBeGreaterThan(high[close * 3 + 1]!);
    expect(pairs[apart * 3 + 1]).toBeLessThan(low[apart * 3 + 1]!);
    expect(pCurve[close]).toBe(1 / 200);
    expect(pCurve[apart]).toBe(1 / 200);
  });

  /** Square kilometre of each point. */
  const cells = new Map<string, number>();
  const cell = Uint32Array.from(x, (east, i) => {
    const key = `${Math.floor(east / 1000)} ${Math.floor(y[i]! / 1000)}`;
    if (!cells.has(key)) cells.set(key, cells.size);
    return cells.get(key)!;
  });

  test("square kilometres agree, given the total of all other crimes", () => {
    const counts = new Float64Array(cells.size * types);
    cell.forEach((which, i) => counts[which * types + type[i]!]!++);
    const { partial } = areaCorrelation({
      areas: cells.size,
      types,
      counts,
      middle: {
        x: [...cells.keys()].map((key) => 1000 * Number(key.split(" ")[0])),
        y: [...cells.keys()].map((key) => 1000 * Number(key.split(" ")[1])),
      },
    });
    const adjusted = benjaminiHochberg(
      partial.map(({ p }, i) => (Math.floor(i / types) < i % types ? p : NaN)),
    );
    const upper = (pair: readonly [string, string]) =>
      heads.indexOf(pair[0]) < heads.indexOf(pair[1]) ? at(pair) : at(reversed(pair));
    const [close, apart] = [upper(together.coLocated), upper(together.avoiding)];
    expect(partial[close]!.rho).toBeGreaterThan(0.2);
    expect(adjusted[close]).toBeLessThan(0.05);
    expect(partial[apart]!.rho).toBeLessThan(0);
    expect(adjusted[apart]).toBeLessThan(0.05);
  });

  test("night burglaries come again to their square kilometre in the next two weeks; no other type follows another", () => {
    const compared = [...nearRepeat.heads, ...together.coLocated].map((head) =>
      heads.indexOf(head),
    );
    const rows = [...type.keys()].filter((i) => compared.includes(type[i]!) && time[i]! > 0);
    const pick = (values: ArrayLike<number>) => Float64Array.from(rows, (i) => values[i]!);
    const week = pick(time).map((at) => Math.floor((at - Date.UTC(2019, 0, 1)) / 604_800_000));
    const found = lagged(
      {
        place: pick(cell),
        places: cells.size,
        period: week,
        periods: Math.max(...week) + 1,
        type: pick(type).map((each) => compared.indexOf(each)),
        types: compared.length,
      },
      { next: 2, block: 13, permutations: 999 },
      { seed: 1 },
    );
    const p = benjaminiHochberg(found.pUpper.map((each, i) => twoSided(each, found.pLower[i]!)));
    const of = (first: number, second: number) => p[first * compared.length + second];
    expect(of(0, 0), nearRepeat.heads[0]).toBeLessThan(0.05);
    // Between other types nothing was planted.
    for (const burglary of [0, 1]) {
      for (const other of [2, 3]) {
        expect(of(burglary, other)).toBeGreaterThan(0.05);
        expect(of(other, burglary)).toBeGreaterThan(0.05);
      }
    }
    expect(of(2, 3)).toBeGreaterThan(0.05);
    expect(of(3, 2)).toBeGreaterThan(0.05);
  });
});
