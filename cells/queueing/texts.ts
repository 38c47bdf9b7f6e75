import { clockTime, hourOfWeekName, weekdays } from "@/cells/clock/names";
import { dayOf, shiftName } from "@/cells/patrol/texts";
import { incidents, listed, percent, pWords, rows, three, whole } from "@/cells/words";
import type { Shift } from "@/lib/methods/patrol/shifts";
import type { Waiting } from "@/lib/methods/queue/erlang";
import type { Regularity, ServiceTimes } from "@/lib/methods/queue/regularity";
import type { AreaResult } from "./area-rows";
import type { Aim, Row, ShiftRow } from "./compute";

const share = (value: number): string => {
  const points = 100 * value;
  return `${points > 0 && points < 1 ? "under 1" : points > 99 && points < 100 ? "over 99" : Math.round(points)} %`;
};

const unitsOf = (count: number): string => (count === 1 ? "1 unit" : `${whole(count)} units`);
const calls = (rate: number): string => `${three(rate)} ${rate === 1 ? "call" : "calls"} an hour`;
const minutes = (value: number): string =>
  value < 1 ? "under 1 minute" : value < 1.5 ? "1 minute" : `${whole(value)} minutes`;

/** "Friday 21:00–22:00", "An average hour of a Friday". */
export const slotName = ({ weekday, hour }: Pick<Row, "weekday" | "hour">): string =>
  hour === null ? `An average hour of a ${weekdays[weekday]}` : hourOfWeekName(24 * weekday + hour);

const inSentence = (name: string): string => name.replace(/^An /, "an ");

/** "34 % wait longer than 10 minutes", or that they are too few. */
const late = (waiting: Waiting, within: number): string =>
  waiting.isStable
    ? `${share(waiting.late!)} wait longer than ${whole(within)} minutes`
    : "more calls come than they can serve, and the line grows as long as that lasts";

const busy = (percentile: string): string => `busy: ${percentile} of 100`;

export const texts = {
  editor: "Calls and waiting",
  source: "Parameters as text",
  counting: "Counting calls by hour",
  readingRoster: "Reading the roster",
  waiting: "Finding the units that are needed",
  answering: "Finding who answers whose calls",
  writing: "Writing the tables",
  short: (days: number) =>
    `The days that are counted are ${whole(days)}; a week is needed at least.`,
  shortHint: "Choose more days, or data of a longer time.",
  noDurations: "No row has a time of service of more than 0 minutes and at most a day.",
  noDurationsHint: "Choose another column, or none and give the minutes yourself.",
  noRoster: (table: string) => `No row of ${table} has a begin and an end of duty within a day.`,
  noRosterHint: "A roster has a row for each unit on duty, with starts_at and ends_at.",
  unitsByShift: (names: readonly string[]) =>
    `Units by shift need a number for each of the shifts: ${listed(names)}.`,
  unitsByShiftHint: "Write {morning: 8, evening: 8, night: 4}, or one number for all hours.",
  chooseBy: "Choose the columns of the calls that name the area.",
  chooseByHint: "In a register that is usually station and beat together.",
  areasCount: (count: number, most: number) =>
    count === 0
      ? "The table of areas has no row with a name."
      : `${whole(count)} areas are more than the ${whole(most)} that can be looked at.`,
  manyUnits: (sectors: number, each: number, most: number) =>
    `${whole(each)} units in each of ${whole(sectors)} sectors are ${whole(each * sectors)}, more than the ${whole(most)} that can be looked at.`,
  manyUnitsHint:
    "Write fewer units under “each”, or choose a column with larger sectors as “home”.",

  counted: (count: number, from: number, end: number, days: number) =>
    `${incidents(count)} from ${dayOf(from)} to ${dayOf(end - 1)} (${whole(days)} days), each taken for a call.`,
  local: "Times are the local clock time of the register, as it is written.",
  noClock: (column: string) =>
    `${column} tells only the day: all calls would stand at midnight, so no hours are drawn, and every figure is of the average hour of a weekday. Busy hours need more.`,
  heaped: (share: number, hours: readonly number[]) =>
    `${percent(share, 1)} of the times are at exactly ${listed(hours.map(clockTime))}, far more than at the full hours beside: an unknown hour is often written so. These hours look busier than they are.`,
  duty: (table: string, used: number, leftOut: number) =>
    `Units now: ${rows(used)} of ${table}, each a unit, as a mean of each hour of the week in whole units${leftOut > 0 ? `; ${rows(leftOut)} without a begin and an end within a day left out` : ""}.`,
  unitsNow: (isKnown: boolean) =>
    isKnown ? null : "Nobody said how many units there are now: only what is needed is told.",
  level: (busy: number | null, isHours: boolean) =>
    busy === null
      ? `Calls of ${isHours ? "an hour of the week: the mean of all such hours" : "a weekday: the mean of all such days"}.`
      : `Calls of ${isHours ? "an hour of the week" : "a weekday"}: what ${busy} of 100 such ${isHours ? "hours" : "days"} stay within. That holds some of the chance that the formula allows for a second time, so that quiet hours look busier than they are.`,
  assumed: (value: number) =>
    `Each call is assumed to keep one unit for ${three(value)} minutes: no column says how long. All waits follow from that number.`,
  service: ({ count, mean, median, most, variation }: ServiceTimes, leftOut: number) =>
    `Time of service of ${whole(count)} calls: mean ${three(mean)} minutes, half within ${three(median)}, nine in ten within ${three(most)}; standard deviation ${three(variation)} times the mean (1 for the formula's exponential times)${
      leftOut > 0
        ? `; ${rows(leftOut)} of 0 minutes or less, of more than a day, or without any left out`
        : ""
    }.`,
  notExponential: ({ waitFactor }: ServiceTimes) =>
    `Times that vary ${waitFactor < 1 ? "less" : "more"} make the mean wait about ${three(waitFactor)} times what the table says.`,
  method: ({ within, mostLate }: Aim) =>
    `Erlang C: one line, first come first served, one unit a call, nobody gives up. Needed: the fewest units with which at most ${three(100 * mostLate)} % of calls wait longer than ${whole(within)} minutes, at least one.`,
  shiftsAre: (shifts: readonly Shift[]) =>
    `Shifts: ${listed(shifts.map(shiftName))}; the busiest hour of a shift decides what it needs.`,
  regular: ({ dispersion, p }: Regularity, isHours: boolean) =>
    `Counts of like ${isHours ? "hours" : "days"} vary ${dispersion.toFixed(2)} times as much as calls by chance would (index of dispersion, ${pWords(p)}).`,
  recorded:
    "Calls are what was recorded: hours follow what is reported, and when. Work that is no call (rounds, escorts, court) keeps units too and is not in these figures.",
  areasCounted: (placed: number, other: number, shift: Shift | null): string[] => [
    `By area: ${whole(placed)} calls of ${shift ? `the shift with most calls an hour, ${shiftName(shift)}` : "all hours"}.${
      other > 0 ? ` ${whole(other)} of no area of the table left out.` : ""
    }`,
  ],
  sectors: (units: number, isExact: boolean, byDistance: boolean) =>
    `${unitsOf(units)}, each sent to its own sector first, then ${
      byDistance
        ? "the nearest by straight line between middles"
        : "the next in the table, since there are no outlines"
    }; ${
      isExact
        ? "all states counted (hypercube model, Larson 1974)"
        : "approximated (Larson 1975), usually within 1 point of a hundred of the exact shares, at most 4 where tried"
    }. Travel is not part of the time of service.`,
  sectorsOver: (units: number) =>
    `By area nothing can be said: more calls come than ${unitsOf(units)} can serve.`,

  need: (row: Row, aim: Aim, isBusy: boolean) =>
    `${slotName(row)} needs most: ${unitsOf(row.needed)} for ${calls(row.callsPerHour)}${isBusy ? " (busy level)" : ""}, so that ${three(100 - 100 * aim.mostLate)} % of callers wait no longer than ${whole(aim.within)} minutes${
      row.now === null
        ? ""
        : row.units! === row.needed
          ? "; that is what is there now"
          : `; with the ${unitsOf(row.units!)} of now ${late(row.now, aim.within)}`
    }.`,
  heapedNeed: (hour: number) =>
    ` Many of these are at exactly ${clockTime(hour)}, which is often written for an unknown hour.`,
  over: (count: number, all: number, worst: string, isHours: boolean) =>
    `In ${whole(count)} of ${whole(all)} ${isHours ? "hours of the week" : "weekdays"} more calls come than the units can serve; worst is ${inSentence(worst)}. No wait can be told there: the line grows until calls get fewer.`,
  missed: (short: number, all: number, missing: number, spare: number, isHours: boolean) =>
    short === 0
      ? `The units of now are enough in ${isHours ? `all ${whole(all)} hours of the week` : "the average hour of every weekday; busy hours are not known here"}; ${whole(spare)} unit hours a week are more than calls alone need.`
      : `In ${whole(short)} of ${whole(all)} ${isHours ? "hours of the week" : "weekdays"} units are fewer than needed: ${whole(missing)} unit hours a week are missing there${
          spare > 0
            ? `, while ${whole(spare)} are more than calls need ${isHours ? "in other hours" : "on other days"}`
            : ""
        }.`,
  bunched: ({ dispersion, p }: Regularity, busy: number | null, isHours: boolean) =>
    `Calls come in bunches: like ${isHours ? "hours" : "days"} vary ${dispersion.toFixed(1)} times as much as by chance (${pWords(p)}), so that ${
      busy === null
        ? "calls above the mean wait longer than the table says. Ask for a busy level (90) to be ready for it."
        : "the busy level is served, not the mean."
    }`,
  own: ({ own, areas }: AreaResult, shift: string) => {
    const least = areas.filter((each) => each.own !== null).toSorted((a, b) => a.own! - b.own!)[0];
    return `${share(own)} of calls ${shift} are answered by a unit of their own sector${
      least && least.own! < own - 0.005
        ? `; least in ${least.area}: ${share(least.own!)}${least.next ? `, where ${least.next.sector} often comes instead` : ""}`
        : ""
    }.`;
  },
  inShift: (shift: string) => `in the ${shift} shift`,
  allHours: "at all hours",

  chart: {
    heatShows: "Shown",
    measures: {
      needed: "units needed",
      missing: "units missing now",
      calls: "calls an hour",
      late: "calls that wait too long now (%)",
    },
    heat: (words: string) => `${words[0]!.toUpperCase()}${words.slice(1)} by weekday and hour`,
    framed: "Framed: hours in which units are fewer than needed.",
    hourAxis: "hour of day",
    weekdays: "Units needed by weekday, for an average hour",
    weekdaysCaption: "Bars: needed. Lines: units now.",
    unitsAxis: "units",
    tip: (row: Row, aim: Aim) =>
      [
        slotName(row),
        `${calls(row.callsPerHour)}, ${three(row.load)} units at work on average`,
        `${unitsOf(row.needed)} needed: ${late(row.then, aim.within)}`,
        row.now === null ? null : `${unitsOf(row.units!)} now: ${late(row.now, aim.within)}`,
      ]
        .filter((line) => line !== null)
        .join("\n"),
    curve: (name: string) => `Waiting by number of units: ${name}`,
    curveOf: "Hour",
    curveX: "units for calls",
    curveY: (within: number) => `calls that wait longer than ${whole(within)} minutes (%)`,
    curveTip: (units: number, waiting: Waiting, within: number) =>
      `${unitsOf(units)}: ${late(waiting, within)}${
        waiting.isStable
          ? `\nmean wait ${minutes(waiting.meanWaitMinutes!)}; ${share(waiting.waits!)} wait at all\neach unit is at work ${share(waiting.utilisation)} of the time`
          : ""
      }`,
    aim: (mostLate: number) => `aim: ${three(100 * mostLate)} %`,
    now: (units: number) => `now: ${unitsOf(units)}`,
    needed: (units: number) => `needed: ${whole(units)}`,
    tooFew: "more calls than units can serve",
    curveCaption: (row: Row, isBusy: boolean) =>
      `${calls(row.callsPerHour)}${isBusy ? " (busy level)" : ""}: ${three(row.load)} units are at work on average. With no more than that, calls pile up as long as the hour lasts.`,
    own: "Calls answered by a unit of their own sector (%)",
    areaTip: (area: string, own: number | null, rate: number, next: string | null) =>
      `${area}\n${calls(rate)}${own === null ? "" : `\n${share(own)} answered by its own sector`}${next ? `; then ${next}` : ""}`,
  },
  byShift: "By shift and weekday",
  byShiftHint: "Units needed in the busiest hour of each shift; the next cell can read this table.",
  shiftTable: "What each shift needs",
  hoursTable: "Hour by hour",
  areasTable: "Areas: who answers",
  unitsTable: "Units: how busy",
  weekday: "Weekday",
  shiftCell: ({ units, needed }: ShiftRow) =>
    units === null || units === needed ? whole(needed) : `${whole(needed)} (now ${whole(units)})`,
  onlyDays:
    "The hour is not known: the column holds days without a clock time, so no hours are drawn. All calls would stand at midnight. What is shown is the average hour of a weekday; busy hours need more.",
  assumption: (value: number) =>
    `Assumed: each call keeps a unit for ${three(value)} minutes. Change it, or choose a column that tells.`,
  print: "Print what shifts need",
  printTitle: "Units for calls by shift",
  printCaption: "Units needed in the busiest hour of each shift",
  fields: {
    duration: "Minutes of service",
    durationHint: "Column; or a time when the unit was free",
    sent: "Unit sent at",
    free: "Unit free at",
    minutes: "Minutes a call keeps a unit",
    minutesHint: "An assumption, unless a column tells",
    units: "Units now",
    unitsHint: "For calls, at all hours",
    duty: "Duty roster",
    dutyHint: "In place of a number; a row is a unit",
    target: "Calls served in time",
    within: "In time means within",
    level: "Calls of an hour",
    levels: {
      mean: "mean of like hours",
      ...{ "75": busy("75"), "90": busy("90"), "95": busy("95") },
    },
    busy,
    areas: "Areas",
    areasHint: "To see who answers whose calls",
    by: "Area named by",
    second: "and by",
    as: "Same name in the areas",
    home: "Sector of a unit",
    homeHint: "Column of the areas",
    everyArea: "each area its own",
    each: "Units of each sector",
  },
};
