import { shuffle, type Chance } from "../chance";
import { isBetter, type Change, type Division } from "./sectors-division";
import { grow } from "./sectors-grow";

/** Whether the change makes the largest loads less, or leaves them and makes ways shorter. */
function gains({ over, way }: Change, scale: { over: number; way: number }): boolean {
  if (Math.abs(over) > scale.over) return over < 0;
  return way < -scale.way;
}

/**
 * Gives beats to a sector beside them, or exchanges two, as long as that gains; an exchange is looked for
 * only where no single beat gains. Sectors stay connected. Changes the division. Only sectors in `touched`,
 * and those that change on the way, are looked at: what lies between two others gains nothing already.
 */
export function improve(
  division: Division,
  by: Chance,
  touched: readonly number[] = [...division.members.keys()],
): void {
  const { problem } = division;
  const first = division.worth();
  const scale = { over: 1e-12 * Math.max(...problem.cap) ** 2, way: 1e-9 * first.way };
  const order = shuffle(Int32Array.from(division.sector.keys()), by);
  let forMoves = new Set(touched);
  let forExchange = new Set(touched);
  const gain = (beat: number, to: number, back: number) => {
    if (!gains(division.change(beat, to, back), scale)) return false;
    if (!division.isAllowed(beat, to, back)) return false;
    for (const set of [forMoves, forExchange]) set.add(division.sector[beat]!).add(to);
    division.exchange(beat, to, back);
    return true;
  };
  const move = () => {
    const now = forMoves;
    forMoves = new Set();
    for (const beat of order) {
      for (const to of division.around(beat)) {
        const from = division.sector[beat]!;
        if (division.members[from]!.length === 1) break;
        if ((now.has(from) || now.has(to)) && gain(beat, to, -1)) break;
      }
    }
  };
  const exchange = () => {
    const now = forExchange;
    forExchange = new Set();
    for (const beat of order) {
      const from = division.sector[beat]!;
      for (const to of division.around(beat)) {
        if (!now.has(from) && !now.has(to)) continue;
        for (const back of division.members[to]!) {
          if (!division.around(back).includes(from) || !gain(beat, to, back)) continue;
          for (const own of now) forExchange.add(own);
          return;
        }
      }
    }
  };
  while (forMoves.size > 0) {
    while (forMoves.size > 0) move();
    exchange();
  }
}

/** The better one of what is given and what a new cut of two sectors beside each other, drawn by chance, leads to. */
export function recut(division: Division, by: Chance, make: (sector: Int32Array) => Division) {
  const { problem } = division;
  const busiest = division.load.indexOf(Math.max(...division.load));
  const among = by.next() < 0.5 ? division.members[busiest]! : [...division.sector.keys()];
  const border = among.filter((beat) => division.around(beat).length > 0);
  if (border.length === 0) return division;
  const beat = border[by.below(border.length)]!;
  const beside = division.around(beat);
  const [a, b] = [division.sector[beat]!, beside[by.below(beside.length)]!];
  const both = [...division.members[a]!, ...division.members[b]!];
  const seeds = shuffle(both.slice(), by).slice(0, 2);
  const sector = division.sector.slice();
  for (const each of both) sector[each] = -1;
  grow(problem, sector, both, [
    { sector: a, seed: seeds[0]! },
    { sector: b, seed: seeds[1]! },
  ]);
  const next = make(sector);
  improve(next, by, [a, b]);
  if (next.changed > problem.mostChanged) return division;
  return isBetter(division.worth(), next.worth()) ? division : next;
}
