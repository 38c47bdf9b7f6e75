import { describe, expect, test } from "vitest";
import { generate } from "@/datasets/sample/generate";
import { truth, type SpotTruth } from "@/datasets/sample/truth";
import {
  concentration,
  placesForByChance,
  placesFor,
} from "@/lib/methods/spatial/distribution/concentration";
import { funnelPlace } from "@/lib/methods/spatial/distribution/funnel";
import { dbscan } from "@/lib/methods/spatial/pattern/dbscan";
import { meanCentre } from "@/lib/methods/spatial/pattern/centre";
import { projectPoints } from "@/lib/methods/spatial/project-points";
import { toMetres } from "@/lib/methods/spatial/projection";
import { poissonInterval } from "@/lib/methods/statistics/poisson";
import { decodeTable } from "@/lib/table/table";

/** The register as it is published: a third without a point, one station's own house for others. */
function published() {
  const columns = {
    head: [] as string[],
    beat: [] as string[],
    longitude: [] as number[],
    latitude: [] as number[],
    began: [] as number[],
  };
  for (const stream of generate("sample").streams) {
    const table = decodeTable(stream);
    const words = (name: string) => table.column(name) as string[];
    const [heads, stations, beats] = ["CrimeGroup_Name", "UnitName", "Beat_Name"].map(words);
    const [x, y, from] = ["Longitude", "Latitude", "Offence_From_Date"].map((name) =>
      table.numbers(name),
    );
    for (let i = 0; i < table.numRows; i++) {
      columns.head.push(heads![i]!.trim());
      columns.beat.push(`${stations![i]} · ${beats![i]}`);
      columns.longitude.push(x![i]!);
      columns.latitude.push(y![i]!);
      columns.began.push(from![i]!);
    }
  }
  return columns;
}

describe("distribution and clusters in the sample", () => {
  const planted = truth();
  const rows = published();
  const during = (head: string, from: string, to: string) => {
    const [first, last] = [Date.parse(from), Date.parse(to) + 86_400_000];
    return rows.head.flatMap((each, i) =>
      each === head && rows.began[i]! >= first && rows.began[i]! < last ? [i] : [],
    );
  };
  const names = [...new Set(rows.beat)].sort();
  const countsOf = (incidents: readonly number[]) => {
    const counts = new Float64Array(names.length);
    const at = new Map(names.map((name, i) => [name, i]));
    for (const i of incidents) counts[at.get(rows.beat[i]!)!]!++;
    return counts;
  };

  test.each(planted.spots)(
    "the beat of the hot spot at $place is among the first for $head",
    (spot) => {
      const counts = countsOf(during(spot.head, spot.from, spot.to));
      const found = concentration(counts);
      const first = [...found.order.slice(0, 5)].map((i) => names[i]);
      expect(first).toContain(`${spot.station} · ${spot.beat}`);
      const own = names.indexOf(`${spot.station} · ${spot.beat}`);
      expect(funnelPlace(counts[own]!, found.events / found.places)).toBe("far above");
    },
  );

  test("every type is more concentrated than chance would have it", () => {
    const found = concentration(countsOf(during("THEFT", "2019-01-01", "2024-12-31")));
    expect(placesFor(found, 0.5)).toBeLessThan(0.5 * placesForByChance(120, found.events, 0.5));
  });

  test("five cases of hurt in a beat may come from a level of 2 to 11", () => {
    const { incidents } = planted.quietBeat;
    expect(incidents).toHaveLength(5);
    const [low, high] = poissonInterval(incidents.length);
    expect(low).toBeCloseTo(1.62, 2);
    expect(high).toBeCloseTo(11.67, 2);
  });

  const isNear = (spot: SpotTruth, incidents: readonly number[], least: number) => {
    const usable = incidents.filter((i) => rows.latitude[i] !== 0);
    const points = projectPoints(
      usable.map((i) => rows.longitude[i]!),
      usable.map((i) => rows.latitude[i]!),
    );
    const { label, count } = dbscan([points.x, points.y], { radius: 150, least });
    const there = toMetres(points.zone, [spot.longitude], [spot.latitude]);
    return Array.from({ length: count }, (_, cluster) => {
      const own = [...label.keys()].filter((i) => label[i] === cluster);
      const centre = meanCentre(
        own.map((i) => points.x[i]!),
        own.map((i) => points.y[i]!),
      );
      return Math.hypot(centre.x - there.x[0]!, centre.y - there.y[0]!);
    }).some((metres) => metres < spot.radius);
  };

  test.each(planted.spots)("DBSCAN finds the hot spot of $head at $place", (spot) => {
    const incidents = during(spot.head, spot.from, spot.to);
    expect(isNear(spot, incidents, Math.max(10, Math.round(incidents.length / 300)))).toBe(true);
  });
});
