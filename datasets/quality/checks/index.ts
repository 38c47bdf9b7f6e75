import type { Check } from "../check";
import { beatNames, repeatedNames, zeroCodes } from "./areas";
import { blanks, spellings } from "./categories";
import { heapedTimes } from "./clock";
import { emptyColumns, headers } from "./columns";
import { coordinates, projected } from "./coordinates";
import { contradictions, heavyRows } from "./counts";
import { dateFormats, monthOnly } from "./date-formats";
import { registrationDelay } from "./delay";
import { farPoints } from "./far-points";
import { lostDigits, noIdentifier, repeatedIds } from "./identifiers";
import { intervals } from "./intervals";
import { repeatedPoints } from "./repeated-points";
import { repeatedRows } from "./repeated-rows";
import { monthlySeries } from "./series";
import { catchAlls, lopsidedSex, mixedStates, nullTexts } from "./stand-ins";
import { lineBreaks, measuresInWords } from "./wordings";

/** Every check, in the order in which they run and their findings are listed. */
export const checks: readonly Check[] = [
  coordinates,
  projected,
  farPoints,
  repeatedPoints,
  lostDigits,
  repeatedIds,
  noIdentifier,
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
  lineBreaks,
  emptyColumns,
  blanks,
  measuresInWords,
];
