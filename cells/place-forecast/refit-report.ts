import type { PlacesRefit } from "./refit";
import { refitTexts as texts } from "./refit-texts";

/** Which of both caught more, and whether the kept model has drifted: a sentence each. */
export function refitSentences({ knownAt, compared, problem, isFitted }: PlacesRefit): string[] {
  if (!compared) return [texts.missing(problem ?? "")];
  const { drift, sides } = compared;
  return [
    texts.compared(knownAt, compared),
    ...(isFitted ? [] : [texts.same]),
    drift ? texts.drift(drift, isFitted && sides.refitted.pai > sides.kept.pai) : texts.noDrift,
  ];
}

/** What was kept and compared; `use` is what was asked for. */
export function refitProvenance(
  { knownAt, compared, parts, inUse }: PlacesRefit,
  use: "kept" | "refitted",
): string[] {
  return [
    texts.method(knownAt),
    ...(compared ? [texts.windows(compared.begins.length, compared.steps)] : []),
    ...(parts.length > 0 ? [texts.weights(parts)] : []),
    ...(use !== inUse ? [texts.unkept] : []),
  ];
}
