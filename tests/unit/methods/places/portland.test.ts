import { existsSync, readFileSync } from "node:fs";
import { csvParse } from "d3";
import { describe, expect, test } from "vitest";
import { backtestPlaces } from "@/lib/methods/places/backtest";
import { placeForecaster } from "@/lib/methods/places/forecast";
import { latticeGround, placeIncidents } from "@/lib/methods/places/ground";
import { decayedCount, historicalCount } from "@/lib/methods/places/history";

const fileOf = (type: string) => `../shared/data/oracles/portland_crimes_${type}.csv`;
const hasData = ["veh", "bur"].every((type) => existsSync(fileOf(type)));
const dayOf = (date: string) => Date.parse(date) / 86_400_000;
const origins = Array.from({ length: 13 }, (_, i) => dayOf("2014-03-05") + 91 * i);
const side = 250;

function read(type: string) {
  const rows = csvParse(readFileSync(fileOf(type), "utf8"));
  return {
    x: rows.map((row) => Number(row.x_coordina)),
    y: rows.map((row) => Number(row.y_coordina)),
    day: rows.map((row) => dayOf(row.occ_date!)),
  };
}

function backtest(type: string, other: string) {
  const [of, beside] = [read(type), read(other)];
  const [west, south] = [Math.min(...of.x), Math.min(...of.y)];
  const count = (values: number[], from: number) =>
    Math.floor((Math.max(...values) - from) / side) + 1;
  const ground = latticeGround(west, south, side, count(of.x, west), count(of.y, south));
  const cells = ground.x.length;
  const own = placeIncidents(ground, of.x, of.y, of.day);
  const others = [placeIncidents(ground, beside.x, beside.y, beside.day)];
  const options = { from: dayOf("2012-03-01"), horizon: 91, cells: 112 };
  const forecast = placeForecaster(ground, own, others, options);
  const { summary } = backtestPlaces(
    [
      (at) => historicalCount(own, cells, at),
      (at) => decayedCount(own, cells, at, 365),
      (at) => forecast(at).score,
    ],
    own,
    cells,
    origins,
    91,
    { cells: 112, cellArea: side * side, totalArea: 4_117_639_680 },
  );
  return summary.map(({ pai }) => pai.mean);
}

describe.skipIf(!hasData)("the default forecast of places on Portland (needs ../shared)", () => {
  test("beats history, decay and the better of their kin for vehicle theft", () => {
    const [history, decayed, forecast] = backtest("veh", "bur");
    expect(history).toBeCloseTo(35.586, 3);
    expect(decayed).toBeCloseTo(34.549, 3);
    expect(forecast).toBeGreaterThan(37.3);
  }, 300_000);

  test("beats them for burglary", () => {
    const [history, decayed, forecast] = backtest("bur", "veh");
    expect(history).toBeCloseTo(10.859, 3);
    expect(decayed).toBeCloseTo(11.245, 3);
    expect(forecast).toBeGreaterThan(12.9);
  }, 300_000);
});
