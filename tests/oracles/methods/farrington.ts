import {
  farrington,
  farringtonFlexible,
  farringtonNoufaily,
  farringtonOriginal,
  type FarringtonOptions,
} from "@/lib/methods/temporal/farrington";
import type { Adapter, Check } from "../case";

const presets: Record<string, FarringtonOptions> = {
  original: farringtonOriginal,
  flexible: farringtonFlexible,
  noufaily: farringtonNoufaily,
};

export const farringtonAdapter: Adapter = {
  method: "farrington",
  run({ input, parameters, expected }) {
    const counts = (input.counts ?? input.values) as number[];
    const { b, w, testFromIndex0, testToIndex0 } = parameters as Record<string, number | undefined>;
    const [from, to] = [testFromIndex0 ?? 0, testToIndex0 ?? counts.length - 1];
    const answers = Object.keys(expected).map((name) => {
      const words = [parameters[name] ?? ""].map((each) =>
        typeof each === "string" ? each : JSON.stringify(each).replaceAll('"', ""),
      )[0]!;
      const first = typeof parameters.original === "string" ? parameters.original : "";
      const base = presets[name] ?? farringtonFlexible;
      const options = {
        ...base,
        period: Number(input.frequency ?? parameters.frequency ?? base.period),
        years: b ?? base.years,
        halfWindow: w ?? base.halfWindow,
        ...(/as above/.test(words) ? optionsIn(first, base) : {}),
        ...optionsIn(words, base),
      };
      const found = farrington(counts, options, from, to);
      const few = name === "original" ? 0 : null;
      return [
        name,
        {
          upper: found.map((each) => (each?.enough ? each.upper : few)),
          alarmsIndex0: found.flatMap((each, i) => (each?.alarm ? [from + i] : [])),
        },
      ];
    });
    return Object.fromEntries(answers) as unknown;
  },
  check: { upper: mostWithin, alarmsIndex0: nearlySame },
};

const bounds: Record<string, FarringtonOptions["bound"]> = {
  delta: "power",
  nbPlugin: "negative binomial",
  muan: "negative binomial, upper mean",
};

/** What the words of a case set: "alpha .05, weightsThreshold 2.58, noPeriods 10 …". */
function optionsIn(words: string, base: FarringtonOptions): Partial<FarringtonOptions> {
  const number = (name: string) => {
    const text = new RegExp(`${name}[ :=]*(\\d*\\.?\\d+)`, "i").exec(words)?.[1];
    return text === undefined ? undefined : Number(text);
  };
  const method = /thresholdMethod[ :=]*(\w+)/i.exec(words)?.[1];
  const [, over, under] = /powertrans[ :=]*(\d)(?:\/(\d))?/i.exec(words) ?? [];
  const [, cases, steps] = /limit54[ :=]*[([](\d+), ?(\d+)/i.exec(words) ?? [];
  const given: Partial<FarringtonOptions> = {
    alpha: number("alpha"),
    reweightAbove: /(no |without )reweight/i.test(words) ? null : number("weightsThreshold"),
    trendBelow: /(no |without )trend/i.test(words) ? 0 : number("pThresholdTrend"),
    parts: number("noPeriods"),
    leaveOut: base.leaveOut === null ? undefined : number("pastWeeksNotIncluded"),
    bound: method && bounds[method],
    power: /powertrans[ :=]*none/i.test(words) ? 1 : over && Number(over) / Number(under ?? 1),
    leastCases: cases && Number(cases),
    withinSteps: steps && Number(steps),
    years: number("\\bb"),
    halfWindow: number("\\bw"),
  } as Partial<FarringtonOptions>;
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** "rel 0.02 on at least 95 % of the weeks": the share that is outside, in units of the share that may be. */
function mostWithin(...[actual, expected, { tolerance }]: Parameters<Check>): number {
  const [got, wanted] = [actual as (number | null)[], expected as (number | null)[]];
  if (got.length !== wanted.length) return Infinity;
  const words = String(tolerance.upper);
  const rel = Number(/rel ([\d.]+)/.exec(words)?.[1] ?? 0.02);
  const share = Number(/([\d.]+) ?%/.exec(words)?.[1] ?? 95) / 100;
  const outside = wanted.filter((each, i) => {
    const own = got[i] ?? null;
    if (each === null || own === null) return each !== own;
    return Math.abs(own - each) > rel * Math.abs(each);
  });
  return outside.length / wanted.length / (1 - share);
}

/** "at most 1 week different (original: exact)". */
function nearlySame(...[actual, expected, oracle]: Parameters<Check>): number {
  const [got, wanted] = [actual as number[], expected as number[]];
  const words = String(oracle.tolerance.alarmsIndex0);
  const original = oracle.expected.original as { alarmsIndex0?: unknown } | undefined;
  const exact = expected === original?.alarmsIndex0 && /original: exact/.test(words);
  const allowed = exact ? 0 : Number(/at most (\d+)/.exec(words)?.[1] ?? 0);
  const different =
    got.filter((each) => !wanted.includes(each)).length +
    wanted.filter((each) => !got.includes(each)).length;
  if (different <= allowed) return allowed === 0 ? 0 : different / allowed;
  return Infinity;
}
