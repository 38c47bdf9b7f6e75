import { MethodProblem } from "../problem";
import { boostedForecaster } from "./boosted";
import { decayedDensity, prospectiveDensity } from "./density";
import { expectedByScore } from "./expected";
import { candidatesEach, countAndAround, placeForecaster, type PlaceForecast } from "./forecast";
import { sideOf, type Ground, type PlacedIncidents } from "./ground";
import { decayedCount, historicalCount } from "./history";
import {
  learnedForecasters,
  type Forecaster,
  type LearnedForecast,
  type LearnedForecasters,
} from "./learned";
import { incidentCounter, levelOf } from "./level";
import { persistentAndRecent } from "./persistent";
import { reasonsOf, strongestFirst, type Reason } from "./reasons";
import { riskTerrain, type Layer, type RiskTerrain } from "./rtm";
import { leastEvents, selfExciting, type SelfExciting } from "./self-exciting";

/** The models of places, the baseline first and the default last: name and what it says, in a line. */
export const placeModels = {
  "historical count": "Incidents in the cell so far: the baseline that every other has to beat.",
  "decayed count": "Incidents in the cell, those of one half-life ago counting half.",
  "count and around": "Incidents in the cell; those in the cells around decide where it is equal.",
  "persistent and recent":
    "Cells that had incidents in many periods; recent ones decide between equal cells.",
  prospective: "Incidents of the last 61 days within two cells, the nearer and newer the more.",
  "decayed density": "The decayed count, smoothed over the cells around.",
  "self-exciting":
    "A steady background, and bursts near what has just happened; the length of both is fitted.",
  "risk terrain": "Features of the ground that go along with incidents, such as shops and stops.",
  boosted:
    "Trees on the cell's past, its neighbours, the season and features of the ground, on top of what is learned from counts.",
  learned: "A regression on the past of the cell, of those around it and on how recent it is.",
  "learned with other types": "The same with incidents of other types in the cell.",
  ensemble:
    "Mean of the ranks of the learned models and of count and around, weighted by what each caught before.",
} as const;

export type PlaceModelName = keyof typeof placeModels;

/** Models whose ranking has figures that are fitted; the others only count, and a refit changes nothing. */
export const fittedPlaceModels: ReadonlySet<PlaceModelName> = new Set([
  "self-exciting",
  "risk terrain",
  "boosted",
  "learned",
  "learned with other types",
  "ensemble",
]);
export const placeModelNames = Object.keys(placeModels) as PlaceModelName[];
export const defaultPlaceModel: PlaceModelName = "ensemble";
export const baselinePlaceModel: PlaceModelName = "historical count";

export interface PlaceModelInput {
  ground: Ground;
  own: PlacedIncidents;
  /** Incidents of other types; none when not given. */
  others?: readonly PlacedIncidents[];
  /** Features of the ground, each with its name; for the models that look at them. */
  layers?: readonly { name: string; values: Layer }[];
  /** First day of the register. */
  from: number;
  /** Days that are forecast. */
  horizon: number;
  /** Cells that can be patrolled. */
  cells: number;
  /** Days, of the models that decay; two years when not given. */
  halfLife?: number;
}

/** What a model says of the cells as of a day. */
export interface PlaceAnswer {
  /** Ranks the cells; of any unit. */
  score: Float64Array;
  /** Expected incidents of each cell in the horizon, which sum up to the level of the last year. */
  expected: Float64Array;
  /** Why a cell ranks where it does, strongest first; of the models that know. */
  reasons?: (cell: number) => Reason[];
  /** Members of the ensemble. */
  parts?: PlaceForecast["parts"];
  learned?: LearnedForecast;
  terrain?: RiskTerrain;
  excitation?: SelfExciting;
}

/** As of a day; what is fitted may be as of an earlier one, by a model that was kept since then. */
export type PlaceAnswers = (origin: number, learnedAt?: number) => PlaceAnswer;

const twoYears = 730;

/**
 * A model by its name. The answer for an origin uses nothing that happened on it or later; what is
 * learned is kept from one origin to the next. MethodProblem for a name that is none, and where the
 * past or the layers that it needs are lacking, then or at the origin.
 */
export function placeModel(name: PlaceModelName, input: PlaceModelInput): PlaceAnswers {
  const { ground, own, from, horizon, cells, halfLife = twoYears } = input;
  const size = ground.x.length;
  switch (name) {
    case "historical count":
      return counted((origin) => historicalCount(own, size, origin), input);
    case "decayed count":
      return counted((origin) => decayedCount(own, size, origin, halfLife), input);
    case "count and around":
      return counted((origin) => countAndAround(ground, own, origin), input);
    case "persistent and recent": {
      const options = { period: horizon, recent: Math.max(horizon, 28) };
      return counted((at) => persistentAndRecent(own, size, from, at, options).score, input);
    }
    case "prospective": {
      const options = { reach: 2 * sideOf(ground), days: 61 };
      return counted((origin) => prospectiveDensity(ground, own, origin, options), input, true);
    }
    case "decayed density": {
      const options = { halfLife, bandwidth: 0.7 };
      return counted((origin) => decayedDensity(ground, own, origin, options), input);
    }
    case "self-exciting":
      return selfExcitingAnswers(input);
    case "risk terrain":
      return terrainAnswers(input);
    case "learned":
      return learnedAnswers(learnersOf(input).alone);
    case "learned with other types":
      checkOthers(input);
      return learnedAnswers(learnersOf(input).together);
    case "boosted":
      return boostedAnswers(input);
    case "ensemble": {
      const forecast = placeForecaster(
        ground,
        own,
        input.others ?? [],
        { from, horizon, cells },
        learnersOf(input),
      );
      return (origin, learnedAt) => {
        const found = forecast(origin, learnedAt);
        const { score, expected, parts, learned } = found;
        return { score, expected, parts, learned, reasons: (cell) => reasonsOf(learned, cell) };
      };
    }
    default:
      throw new MethodProblem(
        `There is no model of places called “${name as string}”.`,
        `Choose one of: ${placeModelNames.join(", ")}.`,
      );
  }
}

/** `isUntied` where cells often score the same; the two baselines stay as their sources have them. */
function counted(
  score: (origin: number) => Float64Array,
  input: PlaceModelInput,
  isUntied = false,
): PlaceAnswers {
  const expected = expectedByScore(score, input.own, input.ground.x.length, input);
  return (origin) => {
    const found = score(origin);
    return {
      score: isUntied ? untied(found, input, origin) : found,
      expected: expected(origin, found),
    };
  };
}

/** Small enough to decide between equal scores only. */
const tieBreak = 1e-6;

/** Of equal scores that of the cell with the richer past, its own and then that around it, comes first. */
function untied(
  score: Float64Array,
  { ground, own }: PlaceModelInput,
  origin: number,
): Float64Array {
  const highest = (values: Float64Array) => values.reduce((high, each) => Math.max(high, each), 0);
  const past = countAndAround(ground, own, origin);
  const most = highest(past);
  if (most === 0) return score;
  const unit = (tieBreak * (highest(score) || 1)) / most;
  return score.map((each, i) => each + unit * past[i]!);
}

function learnedAnswers(forecast: Forecaster): PlaceAnswers {
  return (origin, learnedAt) => {
    const learned = forecast(origin, learnedAt);
    const { expected } = learned;
    return { score: expected, expected, learned, reasons: (cell) => reasonsOf(learned, cell) };
  };
}

function boostedAnswers(input: PlaceModelInput): PlaceAnswers {
  const { ground, own, others = [], layers = [] } = input;
  const forecast = boostedForecaster(
    ground,
    own,
    others,
    layers,
    learnedOptions(input),
    learnersOf(input).together,
  );
  return (origin, learnedAt) => {
    const { expected, learned, reasons } = forecast(origin, learnedAt);
    return { score: expected, expected, learned, reasons };
  };
}

const learnedOptions = ({ from, horizon, cells }: PlaceModelInput) => ({
  from,
  horizon,
  candidates: candidatesEach * cells,
});

/**
 * Background of half a cell, which ranks best; bursts within four cells and 60 days. So narrow a
 * background expects too much where something was, so that the numbers are those that its ranking earned.
 */
function selfExcitingAnswers({ ground, own, from, horizon }: PlaceModelInput): PlaceAnswers {
  const side = sideOf(ground);
  const options = { from, background: side / 2, reach: 4 * side, days: 60 };
  const kept = new Map<number, Float64Array>();
  const scoreAt = (origin: number) => {
    let score = kept.get(origin);
    if (!score) {
      score = selfExciting(ground, own, origin, options).expected(horizon);
      kept.set(origin, score);
    }
    return score;
  };
  const days = Float64Array.from(own.day)
    .filter((_, i) => own.cell[i]! >= 0)
    .sort();
  const first = Math.max(from + horizon, (days[leastEvents - 1] ?? Infinity) + 1);
  const expected = expectedByScore(scoreAt, own, ground.x.length, { from, horizon, first });
  return (origin, learnedAt = origin) => {
    const excitation = selfExciting(ground, own, origin, options, learnedAt);
    const score = excitation.expected(horizon);
    if (learnedAt === origin) kept.set(origin, score);
    return { score, expected: expected(origin, score, learnedAt), excitation };
  };
}

/** Cells with the same features are expected to have the same; their past decides which comes first. */
function terrainAnswers(input: PlaceModelInput): PlaceAnswers {
  const { ground, own, layers = [], from, horizon } = input;
  const count = incidentCounter(own);
  const values = layers.map((layer) => layer.values);
  return (origin, learnedAt = origin) => {
    const counts = historicalCount(own, ground.x.length, learnedAt);
    const terrain = riskTerrain(counts, values);
    const expected = scaledTo(terrain.expected, levelOf(count, { from, origin, horizon }));
    const reasons = (cell: number): Reason[] =>
      strongestFirst(
        terrain.factors
          .filter(({ layer }) => values[layer]![cell]! > 0)
          .map(({ layer, rrv }) => ({ name: layers[layer]!.name, times: rrv })),
      );
    return { score: untied(expected, input, origin), expected, terrain, reasons };
  };
}

function scaledTo(expected: Float64Array, level: number): Float64Array {
  const sum = expected.reduce((all, each) => all + each, 0);
  return sum > 0 ? expected.map((each) => (each * level) / sum) : expected;
}

/** What models learn alike from the same input is learned once. */
const learners = new WeakMap<PlaceModelInput, LearnedForecasters>();

function learnersOf(input: PlaceModelInput): LearnedForecasters {
  let found = learners.get(input);
  if (!found) {
    const { ground, own, others = [] } = input;
    found = learnedForecasters(ground, own, others, learnedOptions(input));
    learners.set(input, found);
  }
  return found;
}

function checkOthers({ others = [] }: PlaceModelInput): void {
  if (others.length > 0) return;
  throw new MethodProblem(
    "The model learns from incidents of other types, and there are none.",
    "Choose other types of incident, or the learned model without them.",
  );
}
