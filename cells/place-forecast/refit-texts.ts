import { incidents, pWords, whole } from "@/cells/words";
import type { DriftCheck } from "@/lib/methods/forecast/drift";
import type { MeanDifference } from "@/lib/methods/places/intervals";
import type { PlaceRefit } from "@/lib/methods/places/refit";
import { dayName, one, share } from "./texts";

const days = (count: number) => (count === 1 ? "1 day" : `${whole(count)} days`);

/** Last day that the kept model knew. */
const keptDay = (knownAt: number) => dayName(knownAt - 1);

function verdict({ mean, p }: MeanDifference): string {
  if (p === null) return "too few windows to tell whether the difference is more than chance";
  if (p >= 0.05) return `the difference may be chance (paired t, ${pWords(p)})`;
  return `the ${mean > 0 ? "refitted" : "kept"} one caught more than chance would explain (paired t, ${pWords(p)})`;
}

export const refitTexts = {
  title: (knownAt: number, span: number) =>
    `Kept model of ${keptDay(knownAt)} against the refitted one, on the same ${days(span)} since`,
  compared: (knownAt: number, { sides, incidents: all, gains, begins, steps }: PlaceRefit) =>
    `Kept model of ${keptDay(knownAt)} against the refitted one, on the same ${days(begins.length * steps)} since: ${whole(sides.kept.hits)} of ${incidents(all)} in its cells (PAI ${one(sides.kept.pai)}), ${whole(sides.refitted.hits)} in those of the refitted (PAI ${one(sides.refitted.pai)}), ${whole(sides.baseline.hits)} by the plain count (PAI ${one(sides.baseline.pai)}); ${verdict(gains.refittedKept)}.`,
  same: "This model only counts: a refit changes nothing, both are the same.",
  drift: ({ since, low, high, p, verdict: found }: DriftCheck, refitHelps: boolean) => {
    const interval = `${one(low)} to ${one(high)}`;
    if (found === "worse") {
      return `Drift: the kept model's PAI is now ${one(since)}, where its own trial lets expect ${interval} (${pWords(p)}). Something has changed${refitHelps ? ": forecast with the refitted one, and ask what" : " that a refit alone does not mend: ask what"}.`;
    }
    const better = found === "better" ? ", and better than that" : "";
    return `No drift: PAI ${one(since)}, its own trial lets expect ${interval}${better}.`;
  },
  noDrift: "Whether the kept model has drifted cannot be told: its trial had fewer than 8 periods.",
  later: (knownAt: number, origin: number) =>
    `it would know ${keptDay(knownAt)}, and the forecast begins on ${dayName(origin)}. Keep the model of an earlier day.`,
  missing: (why: string) => `No comparison with the kept model: ${why}`,
  unkept: "The forecast is made with the refitted model: none of that day could be kept.",
  windows: (count: number, steps: number) =>
    `${whole(count)} windows of ${days(steps)}; before each, both ranked the cells by what was known then. The refitted model was fitted anew each time.`,
  method: (knownAt: number) =>
    `The kept model: weights and coefficients as fitted to what was known up to ${keptDay(knownAt)}; the counts that they work on follow what comes. Drift: Student's t of the square roots of the shares missed since against those of its own trial.`,
  weights: (parts: readonly { name: string; kept: number; refitted: number }[]) =>
    `Weights, kept and refitted: ${parts.map(({ name, kept, refitted }) => `${name} ${share(kept)} and ${share(refitted)}`).join(", ")}.`,
  sides: { kept: "kept model", refitted: "refitted model", baseline: "plain count" },
  y: "PAI, 1 is chance",
  expected: "what its own trial lets expect on average",
  tip: (begin: number, steps: number, name: string, hits: number, all: number, pai: number) =>
    `${dayName(begin)}, ${days(steps)}\n${name}: ${whole(hits)} of ${incidents(all)}\nPAI ${one(pai)}`,
};
