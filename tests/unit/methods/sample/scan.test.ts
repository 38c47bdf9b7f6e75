import { describe, expect, test } from "vitest";
import { placesAsSites } from "@/cells/scan/sites";
import { dayOf } from "@/datasets/sample/calendar";
import { toLatitude, toLongitude } from "@/datasets/sample/city";
import { placeAt, places } from "@/datasets/sample/places";
import { spots } from "@/datasets/sample/plants";
import { drawRegister, headOf } from "@/datasets/sample/register";
import { samples, sampleSeed } from "@/datasets/sample/sample";
import { projectPoints } from "@/lib/methods/spatial/project-points";
import { scan } from "@/lib/methods/spatial/scan/scan";

const register = drawRegister(sampleSeed, samples.sample.rows);
const dayOfRow = (at: number) => Math.floor(register.from[at]! / 1440);

/** Clusters of one type that are alive on the last day, by weeks. */
function alive(head: string, from: string, to: string) {
  const last = dayOf(to);
  const weeks = Math.floor((last + 1 - dayOf(from)) / 7);
  const first = last + 1 - 7 * weeks;
  const rows = Array.from({ length: register.rows }, (_, at) => at).filter(
    (at) => headOf(register, at) === head && dayOfRow(at) >= first && dayOfRow(at) <= last,
  );
  const { x, y } = projectPoints(
    rows.map((at) => toLongitude(register.east[at]!)),
    rows.map((at) => toLatitude(register.north[at]!)),
  );
  const sites = placesAsSites(x, y, 800);
  const { clusters } = scan(
    {
      x: sites.x,
      y: sites.y,
      site: sites.site,
      step: rows.map((at) => Math.floor((dayOfRow(at) - first) / 7)),
      steps: weeks,
    },
    {
      alive: true,
      maxShare: 0.5,
      maxRadius: 1000,
      maxLength: 52,
      minCases: 3,
      clusters: 3,
      permutations: 99,
    },
    { seed: 1 },
  );
  return clusters.map((cluster) => ({
    ...cluster,
    x: sites.x[cluster.centre]!,
    y: sites.y[cluster.centre]!,
    start: first + 7 * cluster.first,
  }));
}

const emerging = spots.filter(({ kind }) => kind === "emerging");

describe("the scan on the sample", () => {
  test.each(emerging.map((spot) => [spot.head, spot] as const))(
    "%s: the hot spot that emerges is the strongest cluster, from its first weeks on",
    (head, spot) => {
      const year = Number(spot.from.slice(0, 4));
      const [found, ...others] = alive(head, `${year - 1}-07-01`, `${year}-12-31`);
      const place = places[placeAt(spot.place)]!;
      const middle = projectPoints([toLongitude(place.east)], [toLatitude(place.north)]);
      const away = Math.hypot(found!.x - middle.x[0]!, found!.y - middle.y[0]!);
      expect(away).toBeLessThan(found!.radius);
      expect(Math.abs(found!.start - dayOf(spot.from))).toBeLessThanOrEqual(21);
      expect(found!.ratio).toBeGreaterThan(1.5);
      expect(found!.p).toBe(0.01);
      for (const other of others) expect(other.llr).toBeLessThan(found!.llr / 2);
    },
  );

  test.each(["CHEATING", "ROBBERY"])("%s: before anything emerges nothing is found", (head) => {
    for (const { p } of alive(head, "2022-01-01", "2022-12-31")) expect(p).toBeGreaterThan(0.05);
  });
});
