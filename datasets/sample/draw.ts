import { days, dayOf, isNight } from "./calendar";
import { beatAt, beatOf } from "./city";
import { emptyDraft, inOrder, origin, type Draft } from "./draft";
import { habitOf, put, type Habit, type Spot } from "./habit";
import { offenceOf, offences } from "./offences";
import { places } from "./places";
import { drawPlanted } from "./planted";
import { nearRepeat, quietBeat, together } from "./plants";
import { chance, type Chance } from "@/lib/methods/chance";

const haunts = places.filter(({ use }) => use === "leisure");
const [, avoiding] = together.avoiding;
/** Whether it is so near a place where people go out that no day burglary happens. */
export const nearHaunt = (east: number, north: number) =>
  haunts.some((haunt) => Math.hypot(haunt.east - east, haunt.north - north) < together.metres);

/** Standard deviations of "anywhere in the city", metres. */
export const anywhere = { east: 4700, north: 3800 } as const;

/** A point near a place, or anywhere in the city. */
function drawSpot({ offence, byPlace }: Habit, luck: Chance): Spot {
  for (;;) {
    const picked = luck.pick(byPlace);
    const place = places[picked];
    const east = place ? place.east + luck.normal() * place.spread : luck.normal() * anywhere.east;
    const north = place
      ? place.north + luck.normal() * place.spread
      : luck.normal() * anywhere.north;
    const beat = beatAt(east, north);
    if (beat < 0) continue;
    if (offences[offence]!.head === avoiding && nearHaunt(east, north)) continue;
    return { east, north, beat, place: place ? picked : -1 };
  }
}

const quiet = {
  beat: beatOf(quietBeat.station, quietBeat.beat),
  offence: offenceOf(quietBeat.head),
  from: dayOf(quietBeat.from),
};

function fill(draft: Draft, habit: Habit, until: number, luck: Chance): void {
  const { head } = offences[habit.offence]!;
  const repeats = (nearRepeat.heads as readonly string[]).includes(head) ? nearRepeat.share : 0;
  let last = -1;
  while (draft.rows < until) {
    const hour = luck.pick(habit.byHour);
    let day = luck.pick(habit.byDay);
    let spot = drawSpot(habit, luck);
    let follower = false;
    if (last >= 0 && luck.next() < repeats) {
      const east = draft.east[last]! + luck.normal() * (nearRepeat.metres / 2.5);
      const north = draft.north[last]! + luck.normal() * (nearRepeat.metres / 2.5);
      const beat = beatAt(east, north);
      const next = Math.floor(draft.from[last]! / 1440) + luck.below(nearRepeat.days);
      if (beat >= 0 && next < days) {
        spot = { east, north, beat, place: draft.place[last]! };
        day = next;
        follower = true;
      }
    }
    const emptied = habit.offence === quiet.offence && spot.beat === quiet.beat;
    if (emptied && day >= quiet.from - 1 && isNight(hour)) continue;
    const from = follower ? origin.follower : origin.background;
    if (put(draft, habit, { day, hour, spot, origin: from }, luck)) last = draft.rows - 1;
  }
}

/** All incidents in the order of their registration: what is planted, and the background around it. */
export function drawIncidents(seed: number, rows: number): Draft {
  const luck = chance(seed);
  const draft = emptyDraft(rows);
  const habits = offences.map((_, offence) => habitOf(offence));
  drawPlanted(draft, habits, luck);

  const planted = new Float64Array(offences.length);
  for (let at = 0; at < draft.rows; at++) planted[draft.offence[at]!]!++;
  const total = offences.reduce((sum, { share }) => sum + share, 0);
  let owed = 0;
  habits.forEach((habit, offence) => {
    owed += Math.max(0, (rows * offences[offence]!.share) / total - planted[offence]!);
    const wanted = Math.min(rows, draft.rows + Math.round(owed));
    owed -= wanted - draft.rows;
    fill(draft, habit, offence === habits.length - 1 ? rows : wanted, luck);
  });
  return inOrder(draft);
}
