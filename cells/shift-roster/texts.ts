import { weekdays } from "@/cells/clock/names";
import { shiftName } from "@/cells/patrol/texts";
import { listed, rows, three, whole } from "@/cells/words";
import type { Shift } from "@/lib/methods/patrol/shifts";

const officersOf = (count: number): string =>
  count === 1 ? "1 officer" : `${whole(count)} officers`;

interface Range {
  least: number;
  most: number;
}

const rangeWords = ({ least, most }: Range): string =>
  least === most ? whole(least) : `${whole(least)} to ${whole(most)}`;

interface OpenAt {
  weekday: number;
  missing: number;
  needed: number;
}

interface Open {
  /** Duties a week. */
  missing: number;
  needed: number;
  enough: number | null;
}

const posts = (count: number): string => (count === 1 ? "1 duty" : `${whole(count)} duties`);

const patternName = (written: string): string => {
  const [on, off] = written.split("/") as [string, string];
  return `${on} on ${off} off`;
};

export const texts = {
  editor: "Shift roster",
  source: "Parameters as text",
  solving: "Finding the fewest officers",
  turning: "Putting officers in turn",
  writing: "Writing the roster",
  off: "off",
  choose: "Choose a table of needs, or write what each shift needs.",
  chooseHint:
    "A cell of calls and waiting leaves such a table under its name with _shifts at the end.",
  both: (table: string) =>
    `Needs are written in the cell, and ${table} is named as their table: one of them can count.`,
  bothHint: "Take “needs” or “data” out of the text.",
  manyNeeded: (shift: string, weekday: number, need: number, most: number) =>
    `${weekdays[weekday]} needs ${whole(need)} officers in the ${shift} shift, more than the ${whole(most)} that can be rostered.`,
  manyOfficers: (officers: number, most: number) =>
    `${whole(officers)} officers are more than the ${whole(most)} that one roster is written for.`,
  manyHint: "Make a roster for each station or subdivision: a table of needs with its rows only.",
  chooseColumn: (table: string, name: "shift" | "need") =>
    name === "shift"
      ? `Choose the column of ${table} that names the shift.`
      : `Choose the column of ${table} with the number that is needed.`,
  tableHint: "A table of needs has a row for each weekday and shift, with the number needed.",
  nobody: "No shift needs anybody.",
  shiftCount: (count: number, table: string) =>
    count === 0
      ? `No row of ${table} has a need.`
      : `${whole(count)} shifts are more than the 12 that can be rostered.`,
  noTimes: (names: readonly string[]) =>
    `It is not known when ${listed(names)} ${names.length === 1 ? "begins and ends" : "begin and end"}.`,
  noTimesHint:
    "Write them in “shifts”, as {name: day, from: 08:00, to: 20:00}: rest between duties depends on it.",

  written: "Needs are those written in the cell.",
  fromTable: (table: string, need: string, shift: string, day: string | null) =>
    `Needs: ${need} of ${table} by ${listed([...(day ? [day] : []), shift])}.`,
  everyDay: "The table names no weekday: each day needs the same.",
  summed: "Rows of the same day and shift are added up.",
  leftOut: (count: number) => `${rows(count)} without a weekday or a number left out.`,
  perUnit: (count: number) => `${three(count)} officers for each that is needed, rounded up.`,
  shiftsAre: (shifts: readonly Shift[]) => `Shifts: ${listed(shifts.map(shiftName))}.`,
  patternsAre: (patterns: readonly string[], days: number) =>
    `Patterns: ${listed(patterns.map(patternName))}, from any day, one shift at a time${days === 7 ? "" : `; with the week they repeat every ${whole(days)} days`}.`,
  leave: (leave: number) =>
    `Assumed: ${three(leave)} % of working days are lost to leave, sickness, training and court, so that officers posted are officers on the roster / ${three(1 - leave / 100)}, rounded up.`,
  noLeave: "No leave is reckoned with: every day off beside the pattern leaves a gap.",
  solved: (proven: boolean, bound: number, staff: number, isGiven: boolean) =>
    proven
      ? isGiven
        ? "No patterns of these officers leave less open (whole-number program, HiGHS)."
        : `No fewer than ${whole(staff)} can do it (whole-number program, HiGHS; proven).`
      : `The time was over before the best was known: ${isGiven ? `at least ${posts(bound)} stay open` : `at least ${whole(bound)} officers are needed`} in any case.`,
  rotates: (days: number, keepsDaysOff: boolean) =>
    keepsDaysOff
      ? `Officers change patterns after each ${whole(days)} days; until then those with the same days off exchange duties, so that nights are as even as these exchanges find. Everybody keeps the days off of the pattern.`
      : `Officers change patterns after ${days === 7 ? "each week" : `each ${whole(days)} days`}; then duties change hands so that nights, and next Saturdays and Sundays off, are as even as these exchanges find.`,
  keeps: "Each officer keeps one pattern, and so one shift.",
  shares: (weeks: number, nights: Range, weekends: Range) =>
    `In the ${whole(weeks)} weeks written an officer has ${nights.most === 0 ? "" : `${rangeWords(nights)} nights and `}${rangeWords(weekends)} of ${whole(2 * weeks)} Saturdays and Sundays off.`,
  repeated: (weeks: number, short: number, longest: number) =>
    `Where the ${whole(weeks)} weeks are repeated, ${short === 0 ? "nobody has" : short === 1 ? "1 officer has" : `${whole(short)} officers have`} less than 11 hours between the last day and the first${longest > 7 ? `, and the longest run of work is ${whole(longest)} days` : ""}${short > 0 || longest > 7 ? ": change those days by hand, or write more weeks" : ""}.`,
  officersAre: "Officers are numbers: who is number 1 is for the station to say.",

  fewest: (rostered: number, strength: number, leave: number, filled: number) =>
    `${officersOf(rostered)} fill all ${whole(filled)} duties of a week${
      leave > 0
        ? `; with ${three(leave)} % of days lost to leave, ${whole(strength)} must be posted to have them there`
        : ""
    }.`,
  given: (officers: number, present: number, { missing, needed, enough }: Open) =>
    missing === 0
      ? `${officersOf(officers)} are enough: ${whole(present)} are there on an average day, and all ${whole(needed)} duties of a week are filled.`
      : `${officersOf(officers)} are too few: with ${whole(present)} there on an average day, ${whole(missing)} of ${whole(needed)} duties a week stay open; ${whole(enough ?? officers)} posted would fill them.`,
  openAt: ({ weekday, missing, needed }: OpenAt, shift: string, isMean: boolean) =>
    `Most is open on ${weekdays[weekday]} in the ${shift} shift: ${whole(missing)} of ${whole(needed)}${isMean ? " in the mean of the cycle" : ""}.`,
  post: (perPost: number, shifts: number) =>
    `One post kept in all ${whole(shifts)} shifts of all days takes ${three(perPost)} officers posted.`,
  over: (over: number, filled: number) =>
    `${posts(over)} a week ${over === 1 ? "is" : "are"} more than needed (${whole(filled)}), since a pattern gives whole weeks of work.`,
  rest: (count: number, days: number) =>
    count === 0
      ? "Nobody has less than 11 hours between two duties."
      : `${whole(count)} times in ${whole(days)} days an officer has less than 11 hours between two duties; they are marked. Keep one shift an officer, or give a day off there.`,
  run: (longest: number, isLong: boolean) =>
    `The longest run of work without a day off is ${whole(longest)} days${isLong ? ", where one pattern follows another" : ""}.`,

  chart: {
    title: "Officers on duty against need",
    aria: "Officers needed and on duty by weekday and shift",
    y: "officers on duty",
    needed: "needed",
    onDuty: "on duty",
    tip: (day: string, shift: string, needed: number, onDuty: number) =>
      `${day}, ${shift}\n${officersOf(needed)} needed, ${three(onDuty)} on duty`,
    missing: (count: number) => `−${three(count)}`,
    caption: "Bars: on duty. Lines: needed. Numbers in bold: how many are missing.",
  },
  sheet: "Roster",
  sheetCaption: (letters: readonly { letter: string; name: string }[]) =>
    `${listed(letters.map(({ letter, name }) => `${letter} ${name}`))}, · off. Underlined: less than 11 hours after the duty before.`,
  officer: "Officer",
  week: (number: number) => `Week ${number}`,
  hours: "Hours a week",
  nights: "Nights",
  shownOf: (shown: number, all: number) =>
    `The first ${whole(shown)} of ${whole(all)} officers; the table below and the print have all.`,
  sheetTable: "Roster, a row an officer and week (CSV)",
  coverTable: "Cover",
  longTable: "Roster, a row an officer and day",
  print: "Print the roster",
  printTitle: "Shift roster",
  fields: {
    data: "Table of needs",
    day: "Weekday",
    shift: "Shift",
    need: "Number needed",
    perUnit: "Officers for each",
    written: "Needed each day",
    writtenHint: "In place of a table",
    patterns: "Patterns",
    leave: "Days lost to leave",
    officers: "Officers there are",
    officersHint: "As many as it takes without",
    weeks: "Weeks to write",
    rotate: "Officers change shifts each week",
  },
  patternName,
};
