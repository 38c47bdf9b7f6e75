import { readFileSync } from "node:fs";
import { Delaunay } from "d3";
import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { planSectors } from "@/lib/methods/patrol/sectors";
import { allotted, leastLoad } from "@/lib/methods/patrol/sectors-allot";
import { measureSectors, wayWeights } from "@/lib/methods/patrol/sectors-measure";
import type { SectorOptions, SectorProblem } from "@/lib/methods/patrol/sectors-types";
import { MethodProblem } from "@/lib/methods/problem";
import { sectorBorders, outlinePieces } from "@/lib/methods/patrol/sectors-borders";
import { sectorColours } from "@/lib/methods/patrol/sectors-colours";
import { areaCentres } from "@/lib/methods/spatial/clusters/area-centres";
import { boxOf, readAreas } from "@/lib/methods/spatial/polygons";
import { areasInMetres, zoneOf } from "@/lib/methods/spatial/projection";
import { weightsOf } from "@/lib/methods/spatial/weights";
import { contiguity } from "@/lib/methods/spatial/weights-contiguity";
import { hasShared, shared } from "../../datasets/opened";

const context = { seed: 7 };
const options = { sectors: 3, tolerance: 0.1, starts: 4 } satisfies SectorOptions;

/** Beats at random places, neighbours those of the triangles between them, work with a long tail. */
function city(beats: number, seed: number): SectorProblem {
  const by = chance(seed);
  const x = Float64Array.from({ length: beats }, () => 10_000 * by.next());
  const y = Float64Array.from({ length: beats }, () => 10_000 * by.next());
  const net = Delaunay.from(Array.from(x, (east, i): [number, number] => [east, y[i]!]));
  return {
    neighbours: weightsOf(
      Array.from(x, (_, i) => Uint32Array.from([...net.neighbors(i)].sort((a, b) => a - b))),
    ),
    work: Float64Array.from(x, () => Math.exp(by.normal())),
    ...{ x, y },
    beatNames: Array.from(x, (_, i) => `beat ${i + 1}`),
  };
}

/** Beats in a row of 1 km each, every one a neighbour of the next. */
function row(work: readonly number[], cuts: readonly number[] = []): SectorProblem {
  const isJoined = (a: number, b: number) =>
    b >= 0 && b < work.length && !cuts.includes(Math.max(a, b));
  return {
    neighbours: weightsOf(work.map((_, i) => [i - 1, i + 1].filter((b) => isJoined(i, b)))),
    work: Float64Array.from(work),
    x: work.map((_, i) => 1_000 * i),
    y: work.map(() => 0),
    beatNames: work.map((_, i) => `beat ${i + 1}`),
  };
}

/** Largest load above the cap, then the squares above it, then the way, of the best of all ways to part the beats. */
function bestOfAll(problem: SectorProblem, { sectors, tolerance }: SectorOptions): number[] {
  const { work } = problem;
  const cap = ((1 + tolerance) * work.reduce((a, b) => a + b, 0)) / sectors;
  const sector = new Int32Array(work.length);
  let best: number[] = [Infinity, Infinity, Infinity];
  const visit = (beat: number, used: number) => {
    if (beat === work.length) {
      if (used < sectors) return;
      const { load, way, connected } = measureSectors(problem, sector.slice(), sectors);
      if (!connected.every(Boolean)) return;
      const found = worthOf(load, way, cap, wayWeights(work));
      const at = found.findIndex((each, i) => !(Math.abs(each - best[i]!) <= 1e-9 * each));
      if (at >= 0 && found[at]! < best[at]!) best = found;
      return;
    }
    for (let own = 0; own <= Math.min(used, sectors - 1); own++) {
      sector[beat] = own;
      visit(beat + 1, Math.max(used, own + 1));
    }
  };
  visit(0, 0);
  return best;
}

function worthOf(load: Float64Array, way: Float64Array, cap: number, weight: Float64Array) {
  const largest = Math.max(...load);
  return [
    largest > cap ? largest : 0,
    load.reduce((sum, each) => sum + Math.max(0, each - cap) ** 2, 0),
    way.reduce((sum, each, beat) => sum + each * weight[beat]!, 0),
  ];
}

describe("sectors of beats", () => {
  test.each([2, 3, 4])(
    "of nine beats %i sectors are as good as the best of all ways",
    (sectors) => {
      for (let seed = 1; seed <= 4; seed++) {
        const problem = city(9, seed);
        const asked = { ...options, sectors };
        const plan = planSectors(problem, asked, context);
        const cap = (1.1 * problem.work.reduce((a, b) => a + b, 0)) / sectors;
        const own = worthOf(plan.load, plan.way, cap, wayWeights(problem.work));
        const best = bestOfAll(problem, asked);
        own.forEach((each, i) => expect(each).toBeCloseTo(best[i]!, 6));
        expect(plan.bound).toBeLessThanOrEqual(Math.max(...plan.load) + 1e-9);
      }
    },
  );

  test("each beat is in one sector, each sector hangs together, loads add up, and more starts are never worse", () => {
    for (const [beats, sectors] of [
      [40, 7],
      [90, 15],
      [60, 60],
      [30, 1],
    ] as const) {
      const problem = city(beats, beats);
      const [one, more] = [1, 3].map((starts) =>
        planSectors(problem, { sectors, tolerance: 0.1, starts }, context),
      ) as [ReturnType<typeof planSectors>, ReturnType<typeof planSectors>];
      const all = problem.work.reduce((a, b) => a + b, 0);
      expect(new Set(one.sector).size).toBe(sectors);
      expect(one.connected).toEqual(Array.from({ length: sectors }, () => true));
      expect(one.load.reduce((a, b) => a + b, 0)).toBeCloseTo(all, 9);
      one.seat.forEach((seat, own) => expect(one.sector[seat]).toBe(own));
      expect(Math.max(...more.load)).toBeLessThanOrEqual(
        Math.max(...one.load, (1.1 * all) / sectors) + 1e-9,
      );
      expect(one.gap).toBeCloseTo(Math.max(...one.load) / one.bound - 1, 9);
    }
  });

  test("the same seed gives the same sectors", () => {
    const problem = city(50, 3);
    const [a, b] = [1, 2].map(() => planSectors(problem, { ...options, sectors: 8 }, context));
    expect(a!.sector).toEqual(b!.sector);
  });

  test("sectors stay inside stations, each gets one, and more go where there is more work", () => {
    const problem = { ...row([1, 1, 1, 1, 8, 8, 8, 8]), station: [0, 0, 0, 0, 1, 1, 1, 1] };
    const { sector, load } = planSectors(problem, { ...options, sectors: 5 }, context);
    expect([...sector]).toEqual([0, 0, 0, 0, 1, 2, 3, 4]);
    expect([...load]).toEqual([4, 8, 8, 8, 8]);
    expect(() => planSectors(problem, { ...options, sectors: 1 }, context)).toThrow(
      "1 sectors for 2 stations",
    );
  });

  test("stations get sectors so that the largest load is least, and the bound holds however they get them", () => {
    const work = [10, 10, 10, ...Array.from({ length: 33 }, () => 1)];
    const station = work.map((_, beat) => Number(beat > 2));
    const asked = { ...options, sectors: 5, tolerance: 0, cuts: 2 };
    const { load, bound } = planSectors({ ...row(work), station }, asked, context);
    expect([Math.max(...load), bound]).toEqual([17, 16.5]);

    const by = chance(5);
    const drawn = (beats: number) =>
      leastLoad(
        [...Array(beats).keys()],
        Float64Array.from({ length: beats }, () => Math.exp(2 * by.normal())),
      );
    for (let round = 0; round < 50; round++) {
      const [a, b, c] = [drawn(3), drawn(5), drawn(7)] as const;
      const sectors = 3 + Math.floor(12 * by.next());
      let least = Infinity;
      for (let i = 1; i <= 3; i++) {
        for (let j = 1; j <= 5; j++) {
          const k = sectors - i - j;
          if (k >= 1 && k <= 7) least = Math.min(least, Math.max(a.of(i), b.of(j), c.of(k)));
        }
      }
      const counts = allotted([a, b, c], sectors);
      expect(Math.max(...[a, b, c].map(({ of }, i) => of(counts[i]!)))).toBe(least);
    }
  });

  test("a beat that is heavy alone draws no sectors that cannot help it", () => {
    const work = Float64Array.of(100, 1, 1, 1, ...Array<number>(20).fill(3));
    const beats = [...work.keys()];
    const parts = [leastLoad(beats.slice(0, 4), work), leastLoad(beats.slice(4), work)];
    expect(allotted(parts, 6)).toEqual([2, 4]);
  });

  test("beats that are cut off are named, and a joined pair mends it", () => {
    const islands = row([1, 1, 1, 1, 1], [3]);
    expect(() => planSectors(islands, { ...options, sectors: 1 }, context)).toThrow(
      "Cut off from the rest: beat 4 and beat 5",
    );
    const { sector } = planSectors(islands, { ...options, sectors: 2 }, context);
    expect([...sector]).toEqual([0, 0, 0, 1, 1]);
    expect(planSectors(row([1, 1, 1, 1, 1]), { ...options, sectors: 1 }, context).gap).toBe(0);
  });

  test("no more beats change sector than may, and the plan is no worse than today's", () => {
    const problem = city(60, 11);
    const today = planSectors(
      { ...problem, work: problem.work.map(() => 1) },
      { ...options, sectors: 9 },
      context,
    ).sector;
    const before = measureSectors(problem, today, 9);
    const largest = (load: Float64Array) => Math.max(...load);
    let last = Infinity;
    for (const changes of [0, 3, 10, undefined]) {
      const asked = { ...options, sectors: 9, changes };
      const plan = planSectors({ ...problem, today }, asked, context);
      const changed = plan.changed!.reduce((a, b) => a + b, 0);
      expect(changed).toBeLessThanOrEqual(changes ?? 60);
      expect(largest(plan.load)).toBeLessThanOrEqual(Math.min(last, largest(before.load)) + 1e-9);
      expect(plan.connected.every(Boolean)).toBe(true);
      last = largest(plan.load);
    }
    expect(() =>
      planSectors({ ...problem, today }, { ...options, sectors: 8, changes: 3 }, context),
    ).toThrow("as many sectors as today");
    const gap = today.map((own) => own + 1);
    expect(() =>
      planSectors({ ...problem, today: gap }, { ...options, sectors: 9, changes: 3 }, context),
    ).toThrow("not numbered from 0 without a gap");
  });

  test("no work at all, one beat and huge numbers make sectors; what is no number is refused", () => {
    const quiet = planSectors(row([0, 0, 0, 0]), { ...options, sectors: 2 }, context);
    expect(quiet).toMatchObject({ connected: [true, true], meanWay: 500, bound: 0, gap: 0 });
    const alone = planSectors(row([5]), { ...options, sectors: 1 }, context);
    expect(alone).toMatchObject({ bound: 5, gap: 0, meanWay: 0 });
    const huge = planSectors(
      row([1e300, 1e300, 1e300, 1e300]),
      { ...options, sectors: 2 },
      context,
    );
    expect([...huge.sector]).toEqual([0, 0, 1, 1]);
    for (const bad of [NaN, Infinity, -1]) {
      expect(() => planSectors(row([1, bad, 1]), options, context)).toThrow(MethodProblem);
    }
    expect(() => planSectors(row([]), options, context)).toThrow("no beat");
    expect(() => planSectors(row([1, 1]), options, context)).toThrow("3 sectors for 2 beats");
  });
});

describe("sectors on a map", () => {
  test("sectors beside each other have different colours, as few as it takes", () => {
    const problem = city(80, 5);
    const { sector } = planSectors(problem, { ...options, sectors: 20, cuts: 0 }, context);
    const colour = sectorColours(problem.neighbours, sector, 20, 8);
    const { start, neighbour } = problem.neighbours;
    sector.forEach((own, beat) => {
      for (let at = start[beat]!; at < start[beat + 1]!; at++) {
        const other = sector[neighbour[at]!]!;
        if (other !== own) expect(colour[other]).not.toBe(colour[own]);
      }
    });
    const paths = sectorColours(weightsOf([[1], [0, 2], [1]]), Int32Array.of(0, 1, 2), 3, 2);
    expect([...paths]).toEqual([paths[0], 1 - paths[0]!, paths[0]]);
  });

  test("a border is drawn once, between sectors and around them, also where corners do not match", () => {
    const square = (west: number, wide: number) =>
      [0, 1, 2, 3].map((i) => [west + (i === 1 || i === 2 ? wide : 0), i > 1 ? 100 : 0]) as [
        number,
        number,
      ][];
    const rings = [square(0, 100), square(100.5, 100), square(201, 100)];
    const areas = {
      count: 3,
      x: Float64Array.from(rings.flat(), ([x]) => x),
      y: Float64Array.from(rings.flat(), ([, y]) => y),
      ringStart: Uint32Array.of(0, 4, 8, 12),
      areaStart: Uint32Array.of(0, 1, 2, 3),
    };
    const pieces = outlinePieces(areas, areas, 1);
    const lengthOf = (sector: number[]) =>
      sectorBorders(pieces, sector).reduce((sum, line) => {
        for (let i = 2; i < line.length; i += 2) {
          sum += Math.hypot(line[i]! - line[i - 2]!, line[i + 1]! - line[i - 1]!);
        }
        return sum;
      }, 0);
    expect(lengthOf([0, 0, 0])).toBeCloseTo(800, 6);
    expect(lengthOf([0, 0, 1])).toBeCloseTo(900, 6);
    expect(lengthOf([0, 1, 2])).toBeCloseTo(1_000, 6);
    expect(lengthOf([-1, -1, -1])).toBe(0);
  });
});

describe.skipIf(!hasShared)("Chicago's beats (needs ../shared/data)", () => {
  test("of 274 beats alike, 22 sectors have a smaller largest load and shorter ways than the 22 districts", () => {
    const text = readFileSync(shared("boundaries/chicago-police-beats-2012-12.geojson"), "utf8");
    const { features } = JSON.parse(text) as {
      features: { properties: { BEAT_NUM: string; DISTRICT: string }; geometry: unknown }[];
    };
    const own = features.filter(({ properties }) => properties.DISTRICT !== "31");
    const { areas } = readAreas(own.map(({ geometry }) => JSON.stringify(geometry)));
    const metres = areasInMetres(zoneOf(boxOf(areas)!), areas);
    const districts = [...new Set(own.map(({ properties }) => properties.DISTRICT))];
    const problem: SectorProblem = {
      neighbours: contiguity(metres, "rook", 5),
      work: new Float64Array(own.length).fill(1),
      ...areaCentres(metres),
      today: Int32Array.from(own, ({ properties }) => districts.indexOf(properties.DISTRICT)),
      beatNames: own.map(({ properties }) => properties.BEAT_NUM),
    };
    expect([own.length, districts.length]).toEqual([274, 22]);
    const today = measureSectors(problem, Int32Array.from(problem.today!), 22);
    expect(today.connected.every(Boolean)).toBe(true);
    const asked = { sectors: 22, tolerance: 0.15, starts: 1, cuts: 4 };
    const plan = planSectors(problem, asked, context);
    expect(plan.connected.every(Boolean)).toBe(true);
    expect(Math.max(...plan.load)).toBeLessThanOrEqual((1.15 * 274) / 22);
    expect(Math.max(...today.load)).toBeGreaterThan(Math.max(...plan.load));
    expect(plan.meanWay).toBeLessThan(today.meanWay);
  });
});
