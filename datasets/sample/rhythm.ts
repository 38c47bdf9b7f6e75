import { dateOf, dayOf, days } from "./calendar";
import type { Offence } from "./offences";
import { festivals, levelBreak, lockdown } from "./plants";
import type { Chance } from "@/lib/methods/chance";

/** Types that go on when nobody is in the street. */
const indoors = new Set(["CYBER CRIME", "CRUELTY BY HUSBAND", "POCSO", "MURDER"]);

/** Weight of each day of the six years for one type of incident. */
export function dayWeights(offence: Offence): Float64Array {
  const [peak, swing] = offence.season;
  const weights = Float64Array.from({ length: days }, (_, day) => {
    const date = dateOf(day);
    const month = date.getUTCMonth() + date.getUTCDate() / 31 + 0.5;
    const season = 1 + swing * Math.cos(((month - peak) / 12) * 2 * Math.PI);
    const weekday = offence.weekday[(date.getUTCDay() + 6) % 7]!;
    return season * weekday * Math.pow(offence.trend, day / 365.25);
  });
  const scale = (from: number, to: number, factor: number) => {
    for (let day = from; day <= to; day++) weights[day]! *= factor;
  };
  for (const festival of festivals) {
    if (festival.head !== offence.head) continue;
    for (const [from, to] of festival.days) scale(dayOf(from), dayOf(to), festival.factor);
  }
  if (offence.head === levelBreak.head) {
    scale(dayOf(`${levelBreak.month}-01`), days - 1, levelBreak.factor);
  }
  if (!indoors.has(offence.head)) scale(dayOf(lockdown.from), dayOf(lockdown.to), lockdown.factor);
  return weights;
}

export function hourWeights(offence: Offence): Float64Array {
  return Float64Array.from({ length: 24 }, (_, hour) =>
    offence.hours.reduce((sum, [peak, width, weight]) => {
      const apart = Math.abs(hour + 0.5 - peak);
      const hours = Math.min(apart, 24 - apart);
      return sum + (weight * Math.exp(-(hours * hours) / (2 * width * width))) / width;
    }, 0.25),
  );
}

/** Officers write round times: half the minutes are :00, many of the rest :30 or :15. */
export function writtenMinute(luck: Chance): number {
  const dice = luck.next();
  if (dice < 0.46) return 0;
  if (dice < 0.63) return 30;
  if (dice < 0.71) return 15;
  if (dice < 0.78) return 45;
  return luck.below(60);
}

/** Types whose hour nobody saw: a share of them is written down as 10:00. */
const hourUnknown = new Set(["THEFT", "CHEATING", "CYBER CRIME", "MISSING PERSON"]);
/** Types found hours later: only from when to when is known. */
const foundLater = new Set(["BURGLARY - NIGHT", "BURGLARY - DAY"]);

/** When an incident of that minute began and ended, as the register has it. */
export function writtenTimes(head: string, minute: number, luck: Chance): [number, number] {
  const dice = luck.next();
  if (foundLater.has(head) && dice < 0.55) {
    const before = 30 * (1 + luck.below(8));
    const after = 30 * (1 + luck.below(9));
    return [minute - before, minute + after];
  }
  if (hourUnknown.has(head) && dice < 0.1) {
    const ten = Math.floor(minute / 1440) * 1440 + 600;
    return [ten, ten + 5];
  }
  // Morning and evening taken for each other: it ends before it begins.
  if (dice > 0.998 && minute > 720) return [minute, minute - 715];
  return [minute, minute + (dice < 0.7 ? 5 : 0)];
}

/** Minute of registration. Whoever comes the next day comes while the station's desk is open. */
export function registered(
  offence: Offence,
  latest: number,
  foundByPolice: boolean,
  luck: Chance,
): number {
  const [median, spread] = offence.delay;
  const delay = (foundByPolice ? 0.05 : median) * Math.exp(luck.normal() * spread);
  const minute = latest + Math.max(5, Math.round(delay * 1440));
  if (delay < 0.6) return minute;
  return Math.floor(minute / 1440) * 1440 + 540 + 15 * luck.below(48);
}
