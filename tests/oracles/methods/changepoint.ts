import { meanBreaks } from "@/lib/methods/temporal/mean-breaks";
import { poissonBreaks } from "@/lib/methods/temporal/poisson-breaks";
import type { Adapter, OracleCase } from "../case";

export const changepointAdapter: Adapter = {
  method: "changepoint",
  run(oracle) {
    const words = [oracle.id, oracle.parameters.model, oracle.parameters.cost].join(" ");
    const poisson = /poisson|log-likelihood/i.test(words);
    return poisson ? ofCounts(oracle) : ofValues(oracle);
  },
};

function ofValues({ input, parameters }: OracleCase) {
  const values = (input.values ?? input.counts) as number[];
  const given = Number(parameters.minSegment);
  const minSegment = Math.floor(given < 1 ? given * values.length : given);
  // The reference program leaves room for one more segment than is tried.
  const usual = Math.ceil(values.length / minSegment) - 2;
  const maxBreaks = Math.max(1, Number(parameters.maxBreaks ?? usual));
  const found = meanBreaks(values, { minSegment, maxBreaks });
  const ends = found.starts.map((starts) => starts.map((start) => start - 1));
  return {
    rssByNumberOfBreaks: found.rss,
    bicByNumberOfBreaks: found.bic,
    bestByBic: found.best,
    breaksLastIndexOfSegment0: Object.fromEntries(ends.map((each, m) => [`m${m}`, each])),
  };
}

/** Answers are named by their penalty: "penalty2LogN". */
function ofCounts({ input, parameters, expected }: OracleCase) {
  const counts = (input.counts ?? input.values) as number[];
  const minSegment = Number(parameters.minSegment ?? 1);
  const answer = (penalty: number) => {
    const { starts, means, objective } = poissonBreaks(counts, { penalty, minSegment });
    return { penalty, objective, segmentStarts0: starts, segmentMeans: means };
  };
  const named = Object.keys(expected).map((name) => {
    const times = /^penalty([\d.]*)LogN$/.exec(name)?.[1];
    const given = (expected[name] as { penalty?: number } | null)?.penalty;
    const penalty = times === undefined ? given : Number(times || 1) * Math.log(counts.length);
    return [name, penalty === undefined ? undefined : answer(penalty)];
  });
  const single = parameters.penalty === undefined ? {} : answer(Number(parameters.penalty));
  return { ...Object.fromEntries(named), ...single };
}
