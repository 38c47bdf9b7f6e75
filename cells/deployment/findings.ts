import { listed, percent } from "@/cells/words";
import type { TurnsProblem } from "@/lib/methods/patrol/turns";
import { stepOf } from "@/lib/methods/patrol/turns-part";
import type { Deployment } from "./compute";
import type { Given } from "./given";
import { hasKinds } from "./kinds";
import type { ReadDeployment } from "./read";
import { moveOf, type Ground, type Rules } from "./rules";
import { officerWords, unitsBy, unplacedBy } from "./units";
import { texts } from "./texts";
import { nowOf, type Asked } from "./view-data";

/** Two or three sentences: what is reached beside today, what moves, what is left alone. */
export function findingsOf(
  found: Deployment,
  { patrol, ground }: ReadDeployment,
  asked: Asked,
): string[] {
  const { plan, reached, moved } = found;
  const now = nowOf(found);
  const all = plan.turns.reduce((sum, each) => sum + each, 0);
  const { effect } = asked.rules;
  const findings = [
    ...goalWords(found, asked),
    texts.findings.reached(
      { all: reached.all, plan: reached.plan, other: reached.today ?? reached.equal },
      { effect, weeks: asked.weeks, isToday: reached.today !== null },
    ),
  ];
  if (reached.today !== null) {
    const gain = now.filter((each, place) => plan.turns[place]! > each).length;
    findings.push(texts.findings.moved(moved, all, gain));
    const { least, changes } = found.problem;
    const filling = now.reduce((sum, each, place) => sum + Math.max(0, least[place]! - each), 0);
    if (found.goal === "return" && filling > 0 && filling >= changes) {
      findings.push(texts.findings.filling(filling, moved, changes));
    }
  }
  const unplaced = unplacedBy(found);
  findings.push(...unplacedWords(found, unplaced));
  const alone = Array.from(ground.alone.keys()).filter((place) => ground.alone[place] === 1);
  const [first] = alone.toSorted(
    (a, b) => patrol.incidents.counts[b]! - patrol.incidents.counts[a]!,
  );
  if (first !== undefined) {
    const shifts = patrol.shifts.length;
    const words = texts.findings.aloneOne(
      ground.beatNames[Math.floor(first / shifts)]!,
      ground.shiftNames[first % shifts]!,
      patrol.incidents.counts[first]!,
      texts.onDuty(
        patrol.roster?.days[first] ?? 0,
        patrol.days,
        ground.shiftNames[first % shifts]!,
      ),
      unplaced[first % shifts]!.all > 0
        ? texts.findings.alonePlanned(plan.turns[first]!)
        : texts.findings.aloneNoUnit(ground.shiftNames[first % shifts]!),
    );
    findings.push(texts.findings.alone(words, alone.length - 1));
  }
  return findings;
}

/** Shifts that found no place; goals of whole units leave out what would add nothing, though beats have room. */
function unplacedWords(
  { goal, plan, problem: { most, shifts, shiftNames } }: Deployment,
  unplaced: ReturnType<typeof unplacedBy>,
): string[] {
  const step = stepOf(goal);
  const withRoom = new Set<number>();
  plan.turns.forEach((each, place) => {
    if (each + step <= most[place]!) withRoom.add(place % shifts);
  });
  const left = unplaced
    .map((each, shift) => ({ ...each, shift, name: shiftNames[shift]! }))
    .filter(({ left }) => left > 0);
  const idle = left.filter(({ shift }) => step > 1 && withRoom.has(shift));
  const full = left.filter((each) => !idle.includes(each));
  return [
    ...(full.length > 0 ? [texts.findings.unplaced(full)] : []),
    ...(idle.length > 0 ? [texts.findings.idle(idle, step)] : []),
  ];
}

/** What the goal itself counts, where it is not the return. */
function goalWords({ plan, reached }: Deployment, { rules }: Asked): string[] {
  if (reached.all === 0) return [];
  const { goal, reach, busy } = rules;
  const share = percent(plan.objective, reached.all);
  if (goal === "cover") return [texts.findings.near(share, reach, null)];
  if (goal === "expected-cover") return [texts.findings.near(share, reach, busy)];
  return goal === "median" ? [texts.findings.way(plan.objective / reached.all)] : [];
}

export function provenanceOf(
  found: Deployment,
  read: ReadDeployment,
  asked: Asked,
  given: Given | null,
): string[] {
  const { provenance } = texts;
  const { plan, problem, expected } = found;
  const { ground, patrol, words } = read;
  const { rules } = asked;
  const fewest = fewestOf(problem, asked);
  const most = rules.goal === "return" ? problem.changes : Infinity;
  const units = listed(
    unitsBy(ground, rules).map((each, shift) =>
      provenance.inShift(each, ground.shiftNames[shift]!),
    ),
  );
  const officers = officerWords(ground, rules, found);
  return [
    ...words,
    ...(given ? given.words : [provenance.expected(asked.weeks, expected.dispersion)]),
    provenance.goal(texts.goals[rules.goal]),
    provenance.assumption(rules.effect),
    provenance.limits(fewest, rules.most, (rules.limits ?? []).length > 0),
    ...limitWords(asked),
    ...kindWords(asked),
    ...(Number.isFinite(most) ? [provenance.changes(most)] : []),
    ...(officers ? [officers] : []),
    ...(plan.forced > 0 ? [provenance.forced(plan.forced)] : []),
    moveWords(ground, rules),
    ...(rules.explore > 0 ? [provenance.explore(rules.explore, rules.round)] : []),
    ...(patrol.roster ? [] : [provenance.noRoster(units, isUsual(ground, rules))]),
    provenance.gap(plan.proven, plan.gap),
    ...read.squares.words,
    provenance.recorded,
    provenance.seed(asked.seed),
  ];
}

/** A shift has as many units as nobody told. */
const isUsual = ({ shiftNames }: Ground, rules: Rules): boolean =>
  !hasKinds(rules) &&
  shiftNames.some(
    (name) => rules.units?.[name] === undefined && rules.officers_available?.[name] === undefined,
  );

/** As the form has it; of one station both are true. */
function moveWords({ stationNames, today }: Ground, rules: Rules): string {
  const { station, oneStation, noStation, city } = texts.provenance;
  if (moveOf(rules, today !== null) === "city") return city;
  if (stationNames.length > 1) return station;
  return stationNames[0] ? oneStation(stationNames[0]) : noStation;
}

/** Least and largest of the fewest shifts a week of places without limits of their own; null where all have some. */
function fewestOf(
  { least, beatNames, shiftNames, shifts }: TurnsProblem,
  { rules }: Asked,
): [number, number] | null {
  const isLimited = (place: number) =>
    (rules.limits ?? []).some(
      ({ beat, shift }) =>
        beat === beatNames[Math.floor(place / shifts)] &&
        (shift === undefined || shift === shiftNames[place % shifts]),
    );
  const others = Array.from(least).filter((_, place) => !isLimited(place));
  return others.length > 0 ? [Math.min(...others), Math.max(...others)] : null;
}

const mostListed = 3;

/** Beats with limits of their own. */
function limitWords({ rules: { limits = [] } }: Asked): string[] {
  if (limits.length === 0) return [];
  const told = limits
    .slice(0, mostListed)
    .map(({ beat, shift, least, most }) =>
      texts.view.limits.one(texts.limits.place(beat, shift), least, most),
    );
  return [texts.provenance.ownLimits(told, limits.length - told.length)];
}

/** Kinds of unit, how many are on duty at once, and in how many beats. */
function kindWords({ rules: { kinds = [] } }: Asked): string[] {
  const { provenance } = texts;
  if (kinds.length === 0) return [];
  const told = kinds.map(({ name, units, beats }) => {
    const shifts = Object.entries(units).filter(([, each]) => each > 0);
    const words = listed(shifts.map(([shift, each]) => provenance.inShift(each, shift)));
    return provenance.kind(name, words, beats?.length ?? null);
  });
  return [provenance.kinds(told)];
}
