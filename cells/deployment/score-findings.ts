import { listed } from "@/cells/words";
import { hindsight, type PlanScore } from "@/lib/methods/patrol/score";
import type { Tried } from "./score";
import { strategies } from "./score-names";
import type { ScoreAsked } from "./score-read";
import { scoreTexts, shareWords, type Said } from "./score-texts";
import { saidOf } from "./score-view";

/** What a plan is measured against in words: those that a reader knows without a table. */
const judged = [strategies.equal, strategies.roster, strategies.history];

/** How plans made this way did on the past; none where they were not tried. */
export const scoreFindings = (tried: Tried | null, asked: ScoreAsked): string[] =>
  tried?.score ? [scoreFinding(tried.score, saidOf(asked))] : [];

/** How they were tried, or why not. */
export function scoreProvenance(tried: Tried | null, asked: ScoreAsked): string[] {
  if (!asked.windows) return asked.reason === null ? [] : [asked.reason];
  if (!tried) return [];
  if (!tried.score) return [scoreTexts.notPossible(tried.reason!)];
  const { days, horizon, hasRoster, isSearched } = asked;
  return [
    scoreTexts.provenance({
      ...{ plans: days.length, weeks: horizon },
      ...{ first: days[0]!.from, last: days.at(-1)!.from },
      ...{ hasRoster, isSearched },
    }),
  ];
}

/** One sentence of shares, and one of what chance leaves of the differences. */
function scoreFinding(score: PlanScore, said: Said): string {
  const shareOf = (name: string) =>
    score.strategies.find((each) => each.name === name)?.harmReached.ratio;
  const others = [...judged, hindsight].flatMap((name) => {
    const share = shareOf(name);
    return share === undefined ? [] : [[scoreTexts.spoken[name]!, shareWords(share)] as const];
  });
  const verdicts = (["better", "no better", "worse"] as const).flatMap((verdict) => {
    const against = judged.filter((name) =>
      score.gains.some((gain) => gain.against === name && gain.verdict === verdict),
    );
    if (against.length === 0) return [];
    const named = listed(against.map((name) => scoreTexts.spoken[name]!));
    return [`${scoreTexts.verdicts[verdict]} ${named}`];
  });
  const plan = shareOf(strategies.plan)!;
  const isAbove = (name: string) => (shareOf(name) ?? 0) > plan;
  const free = score.gains.find(({ against }) => against === strategies.free);
  return [
    scoreTexts.finding(said, shareWords(plan), others, scoreTexts.verdict(verdicts)),
    ...(free && isAbove(strategies.history) ? [scoreTexts.historyMoves] : []),
    ...(isAbove(strategies.concentrated)
      ? [scoreTexts.concentrated(shareWords(shareOf(strategies.concentrated)!))]
      : []),
    ...(free?.verdict === "worse" ? [scoreTexts.free(shareWords(shareOf(strategies.free)!))] : []),
  ].join(" ");
}
