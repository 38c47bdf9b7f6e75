import { days, dayOf } from "./calendar";
import { beatAt, beatOf, beats } from "./city";
import { origin, type Draft } from "./draft";
import { put, type Habit, type Spot } from "./habit";
import { offenceOf, offences } from "./offences";
import { patrolOfficers } from "./patrols";
import { placeAt, places } from "./places";
import { patrolled, quietBeat, repeatVictims, series, spots } from "./plants";
import { runningSum, type Chance } from "@/lib/methods/chance";

function spotNear(place: number, luck: Chance): Spot {
  for (;;) {
    const { east, north, spread } = places[place]!;
    const spot = { east: east + luck.normal() * spread, north: north + luck.normal() * spread };
    const beat = beatAt(spot.east, spot.north);
    if (beat >= 0) return { ...spot, beat, place };
  }
}

function spotIn(beat: number, luck: Chance): Spot {
  const { west, south, east, north } = beats[beat]!.box;
  for (;;) {
    const spot = {
      east: west + luck.next() * (east - west),
      north: south + luck.next() * (north - south),
    };
    if (beatAt(spot.east, spot.north) === beat) return { ...spot, beat, place: -1 };
  }
}

const subheadOf = (offence: number, name: string) =>
  offences[offence]!.subheads.findIndex(([subhead]) => subhead === name);

function drawSpots(draft: Draft, habits: readonly Habit[], luck: Chance): void {
  spots.forEach((planted, which) => {
    const habit = habits[offenceOf(planted.head)]!;
    const place = placeAt(planted.place);
    const [first, last] = [dayOf(planted.from), dayOf(planted.to)];
    const before = first > 0 ? habit.byDay[first - 1]! : 0;
    const window = habit.byDay.slice(first, last + 1).map((sum) => sum - before);
    for (let left = planted.count; left > 0;) {
      const drawn = {
        day: first + luck.pick(window),
        hour: luck.pick(habit.byHour),
        spot: spotNear(place, luck),
        origin: origin.spot,
        which,
      };
      if (put(draft, habit, drawn, luck)) left--;
    }
  });
}

function drawQuietBeat(draft: Draft, habits: readonly Habit[], luck: Chance): void {
  const habit = habits[offenceOf(quietBeat.head)]!;
  const beat = beatOf(quietBeat.station, quietBeat.beat);
  for (const night of quietBeat.nights) {
    const drawn = {
      day: dayOf(night),
      hour: luck.next() < 0.5 ? 22 : 23,
      spot: spotIn(beat, luck),
      origin: origin.quietBeat,
      found: false,
    };
    while (!put(draft, habit, drawn, luck));
  }
}

function drawPatrolled(draft: Draft, habits: readonly Habit[], luck: Chance): void {
  const habit = habits[offenceOf(patrolled.head)]!;
  const beat = beatOf(patrolled.station, patrolled.beat);
  const byDay = runningSum(
    Float64Array.from({ length: days }, (_, day) => patrolOfficers[Math.floor(day / 7)]!),
  );
  for (let left = patrolled.count; left > 0;) {
    const drawn = {
      day: luck.pick(byDay),
      hour: 15 + luck.below(7),
      spot: spotIn(beat, luck),
      subhead: subheadOf(habit.offence, patrolled.subhead),
      found: true,
      origin: origin.patrolled,
    };
    if (put(draft, habit, drawn, luck)) left--;
  }
}

function drawRepeatVictims(draft: Draft, habits: readonly Habit[], luck: Chance): void {
  const habit = habits[offenceOf(repeatVictims.head)]!;
  const shops = places.flatMap(({ use }, index) => (use === "market" ? [index] : []));
  const [fewest, most] = repeatVictims.incidents;
  for (let victim = 0; victim < repeatVictims.count; victim++) {
    const shop = spotNear(shops[luck.below(shops.length)]!, luck);
    let day = luck.below(days - 1000);
    const count = fewest + luck.below(most - fewest + 1);
    for (let left = count; left > 0;) {
      const drawn = {
        day,
        hour: luck.pick(habit.byHour),
        spot: shop,
        subhead: subheadOf(habit.offence, "OTHER THEFT"),
        found: false,
        origin: origin.repeatVictim,
        which: victim,
      };
      if (!put(draft, habit, drawn, luck)) continue;
      left--;
      day += 8 + luck.below(110);
    }
  }
}

function drawSeries(draft: Draft, habits: readonly Habit[], luck: Chance): void {
  const habit = habits[offenceOf(series.head)]!;
  const [first, last] = [dayOf(series.from), dayOf(series.to)];
  const [nearest, farthest] = series.reach;
  for (let done = 0; done < series.incidents;) {
    const away = nearest + Math.exp(Math.log(700) + luck.normal() * 0.7);
    const angle = luck.next() * 2 * Math.PI;
    const east = series.anchor.east + away * Math.cos(angle);
    const north = series.anchor.north + away * Math.sin(angle);
    const beat = beatAt(east, north);
    if (away > farthest || beat < 0) continue;
    const drawn = {
      day: Math.round(first + ((last - first) * done) / (series.incidents - 1)),
      hour: luck.next() < 0.7 ? 6 : 7,
      spot: { east, north, beat, place: -1 },
      subhead: subheadOf(habit.offence, series.subhead),
      found: false,
      origin: origin.series,
    };
    if (put(draft, habit, drawn, luck)) done++;
  }
}

/** Everything of `plants.ts` that is an incident of its own. */
export function drawPlanted(draft: Draft, habits: readonly Habit[], luck: Chance): void {
  drawSpots(draft, habits, luck);
  drawQuietBeat(draft, habits, luck);
  drawPatrolled(draft, habits, luck);
  drawRepeatVictims(draft, habits, luck);
  drawSeries(draft, habits, luck);
}
