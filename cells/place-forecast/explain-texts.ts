import { pWords, whole } from "@/cells/words";
import type { LearnedDriver, LearnedDrivers } from "@/lib/methods/places/explain-learned";
import { share } from "./texts";

/** Of the dealing: the same data gives the same figures. */
export const explainSeed = 1;

const percent = (value: number): string =>
  Number.isFinite(value) ? share(value).replace("-", "−") : "–";

export const explainTexts = {
  explaining: "asking what the learned model leans on",
  title: (isBeneath: boolean) =>
    `What the learned model${isBeneath ? " beneath the trees" : ""} leans on, in the periods of the test`,
  cause: "What it leans on goes along with incidents, and is not their cause.",
  sure: "Filled: more than chance would explain (adjusted p below 0.05). Lines: 95 % intervals over the periods.",
  nothing:
    "Grey: the model tells the cells apart no better than the same number for each, so this explains nothing.",
  tip: (name: string, { rise, low, high, adjusted }: LearnedDriver, deviance: number) =>
    `${name}\n${percent(rise / deviance)} more error without it (${percent(low / deviance)} to ${percent(high / deviance)}), adjusted ${pWords(adjusted)}`,
  provenance: ({ rows, origins }: LearnedDrivers) =>
    `What the learned model leans on: rise of the deviance when a factor is dealt out anew among ${whole(rows)} rows, the candidates of ${whole(origins)} periods, each foreseen by the model of that day; five times, seed ${explainSeed}. Intervals by Student's t over the periods, p adjusted for the number of factors (Benjamini–Hochberg).`,
};
