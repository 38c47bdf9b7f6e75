import { decayedCount, historicalCount } from "@/lib/methods/places/history";
import { countBetween, type Incidents } from "@/lib/methods/places/incidents";
import { scorePlaces, type PlaceScore } from "@/lib/methods/places/pai";
import type { Adapter, Check, OracleCase } from "../case";
import type { Files } from "../files";

interface Ground {
  incidents: Incidents;
  cells: number;
}

export const hotSpotForecastAdapter: Adapter = {
  method: "hotspot-forecast-portland",
  run(oracle, files) {
    const { parameters } = oracle;
    const { incidents, cells } = groundOf(oracle, files);
    const cellArea = Number(parameters.cellFeet) ** 2;
    const patrolled = {
      cells: Math.floor(Number(parameters.forecastAreaSqft) / cellArea),
      cellArea,
      totalArea: Number(parameters.areaTotalSqft),
    };
    const origins = parameters.origins as string[];
    const wanted = oracle.expected.summary as Record<string, unknown>;
    const models = Object.keys(wanted);
    const scores = origins.map((date) => {
      const origin = dayOf(date);
      const past = countBetween(incidents, cells, -Infinity, origin);
      const end = origin + Number(parameters.horizonDays);
      const counts = countBetween(incidents, cells, origin, end);
      return models.map((model) =>
        scorePlaces(scoreBy(model, incidents, cells, origin), counts, past, patrolled),
      );
    });
    return {
      byOrigin: Object.fromEntries(
        scores.map((row, o) => [origins[o], { ...overall(row[0]!), ...named(models, row) }]),
      ),
      summary: Object.fromEntries(models.map((model, m) => [model, summary(scores, m)])),
    };
  },
  remarks: ["bestPaiVehicle", "bestPaiBurglary"],
  check: { allHistory: within(0), lastYear: within(0), last90Days: within(0), decay365: within(1) },
};

function groundOf({ input, parameters }: OracleCase, files: Files): Ground {
  const [date, east, north] = input.columns as [string, string, string];
  const table = files.csv(String(input.file));
  const [x, y] = [table[east]!.map(Number), table[north]!.map(Number)];
  const cell = Number(parameters.cellFeet);
  const start = (values: number[]) =>
    values.reduce((least, each) => Math.min(least, each), Infinity) -
    Number(parameters.shift) * cell;
  const places = (values: number[]) => {
    const from = start(values);
    return values.map((each) => Math.floor((each - from) / cell));
  };
  const [columns, rows] = [places(x), places(y)];
  const count = (of: number[]) => of.reduce((most, each) => Math.max(most, each), 0) + 1;
  const across = count(columns);
  return {
    incidents: {
      cell: rows.map((row, i) => row * across + columns[i]!),
      day: table[date]!.map(dayOf),
    },
    cells: across * count(rows),
  };
}

const dayOf = (date: unknown) => Date.parse(String(date)) / 86_400_000;

function scoreBy(model: string, incidents: Incidents, cells: number, origin: number) {
  const [, kind, days] = /^(decay|last)(\d+)/.exec(model) ?? [];
  if (kind === "decay") return decayedCount(incidents, cells, origin, Number(days));
  if (kind === "last") return historicalCount(incidents, cells, origin, Number(days));
  if (model === "lastYear") return historicalCount(incidents, cells, origin, 365);
  if (model === "allHistory") return historicalCount(incidents, cells, origin);
  throw new Error(`No model is known as ${model}.`);
}

const overall = ({ incidents, cells, ceiling }: PlaceScore) => ({
  N: incidents,
  cells,
  ceilingHits: ceiling,
});

const named = (models: string[], scores: PlaceScore[]) =>
  Object.fromEntries(
    models.map((model, m) => {
      const { hits, pai, peiStar } = scores[m]!;
      return [model, { hits, pai, peiStar }];
    }),
  );

function summary(scores: PlaceScore[][], model: number) {
  const own = scores.map((row) => row[model]!);
  const pai = own.map((each) => each.pai!);
  const mean = sum(pai) / pai.length;
  const squares = sum(pai.map((each) => (each - mean) ** 2));
  return {
    meanPai: mean,
    sdPai: pai.length > 1 ? Math.sqrt(squares / (pai.length - 1)) : null,
    totalHits: sum(own.map(({ hits }) => hits)),
  };
}

const sum = (values: number[]) => values.reduce((all, each) => all + each, 0);

/** Hits may differ by `allowed` an origin; the other figures are held to those hits. */
function within(allowed: number): Check {
  return (actual, expected, oracle) => {
    const [got, wanted] = [actual, expected] as Record<string, number | null>[];
    const isSummary = "totalHits" in wanted!;
    const key = isSummary ? "totalHits" : "hits";
    const origins = (oracle.parameters.origins as string[]).length;
    const off = Math.abs(got![key]! - wanted![key]!);
    if (off > allowed * (isSummary ? origins : 1)) return Infinity;
    if (off > 0) return 1;
    const rest = Object.entries(wanted!).filter(([name]) => name !== key);
    return Math.max(
      ...rest.map(([name, value]) =>
        value === null || value === 0
          ? Number(got![name] !== value) * 2
          : Math.abs(got![name]! - value) / (1e-6 * Math.abs(value)),
      ),
    );
  };
}
