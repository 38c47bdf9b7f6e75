import type { Check } from "../check";
import { beatNames, repeatedNames, zeroCodes } from "./areas";
import { blanks, catchAlls, lopsidedSex, mixedStates, nullTexts, spellings } from "./categories";
import { heapedTimes } from "./clock";
import { emptyColumns, headers, measuresInWords } from "./columns";
import { coordinates, projected } from "./coordinates";
import { contradictions, heavyRows } from "./counts";
import { dateFormats, monthOnly } from "./date-formats";
import { registrationDelay } from "./delay";
import { farPoints } from "./far-points";
import { lostDigits, repeatedIds } from "./identifiers";
import { intervals } from "./intervals";
import { repeatedPoints } from "./repeated-points";
import { repeatedRows } from "./repeated-rows";
import { monthlySeries } from "./series";

/** Every check, in the order in which they run and their findings are listed. */
export const checks: readonly Check[] = [
  coordinates,
  projected,
  farPoints,
  repeatedPoints,
  lostDigits,
  repeatedIds,
  repeatedRows,
  intervals,
  registrationDelay,
  heapedTimes,
  dateFormats,
  monthOnly,
  monthlySeries,
  contradictions,
  heavyRows,
  beatNames,
  zeroCodes,
  repeatedNames,
  spellings,
  nullTexts,
  mixedStates,
  catchAlls,
  lopsidedSex,
  headers,
  emptyColumns,
  blanks,
  measuresInWords,
];
