import type { EffectRow, Evaluation } from "@/lib/methods/evaluate/evaluate-operation";
import type { OperationPlan } from "@/lib/methods/evaluate/operation-periods";
import { writtenWhen } from "./form-lines";
import type { Told } from "./run";
import { texts } from "./texts";

export const telling = 0.05;

/** Weeks after from which on nobody calls it short: half a year. */
const enoughWeeks = 25;
/** Below so many cases no percentage is told. */
const fewest = 30;

const isMain = ({ what, part, p }: EffectRow) =>
  what === "effect" && part === "treated" && p !== null;

/** What the deciding method says, what the others say, and what all of them cannot show. */
export function findingsOf({ evaluated: { found }, spans, params }: Told): string[] {
  const tests = found.rows.filter(({ p }) => p !== null).length;
  const [main, ...checks] = found.rows.filter(isMain);
  if (!main)
    return found.problems.map(({ method, message, hint }) => texts.problem(method, message, hint));
  const unit = params.harm ? "weighted incidents" : "incidents";
  const findings = [texts.effect(main, unit, tests, isFixed(params, spans.plan))];
  const around = found.rows.find(
    ({ method, part }) => method === main.method && part === "displacement",
  );
  const second = [
    ...(checks.length > 0 ? [checksOf(main, checks)] : []),
    ...(around ? [texts.around(around)] : []),
  ].join(" ");
  if (second) findings.push(second);
  findings.push(texts.limits(reasonsOf(found, main, spans.plan)));
  return findings;
}

/** One method was chosen to decide before its answer could be known: it is no test among others. */
const isFixed = ({ written, methods }: Told["params"], plan: OperationPlan): boolean =>
  methods !== undefined && written !== undefined && writtenWhen(written, plan) === "in time";

function checksOf(main: EffectRow, checks: readonly EffectRow[]): string {
  const alike = checks.filter(({ effect }) => Math.sign(effect!) === Math.sign(main.effect!));
  const sure = checks.filter(({ adjusted }) => adjusted! <= telling);
  return texts.others(checks.map(texts.short), alike.length, sure.length);
}

/** Why an effect, or none, may not be the operation's doing. */
function reasonsOf(
  { heightBefore, event }: Evaluation,
  { detectable, expected }: EffectRow,
  { after }: OperationPlan,
): string[] {
  const { reasons } = texts;
  const list: string[] = [reasons.lot];
  const isHigh = heightBefore && heightBefore.ratio > 1 && heightBefore.p < telling;
  list.push(isHigh ? reasons.high(heightBefore.ratio) : reasons.mayBeHigh);
  if (event?.drift && event.drift.p < telling) list.push(reasons.drift);
  const weeks = (after.end - after.from) / 7;
  if (weeks < enoughWeeks) list.push(reasons.shortAfter(weeks));
  if (detectable !== null && expected !== null) {
    const share = expected >= fewest ? detectable / expected : null;
    list.push(detectable >= expected ? reasons.noPower : reasons.power(detectable, share));
  }
  return list;
}
