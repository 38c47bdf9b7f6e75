import { karnatakaHolidays } from "./karnataka";

/** The calendar as a file that the analyst extends: fairs, elections, matches. */
export const holidayTemplate = {
  title: "holidays",
  about:
    "One row for each holiday in each year, filled with those of Karnataka from 2015 to 2030: add your own fairs and take out what does not matter.",
  fileName: "beatbook-holidays.csv",
  csv: [
    "date,name,before,after,accuracy",
    ...karnatakaHolidays.map(({ date, name, before, after, exact }) =>
      [date, name, before, after, exact ? "exact" : "± 1 day"].join(","),
    ),
  ]
    .map((line) => `${line}\r\n`)
    .join(""),
  guideName: "beatbook-holidays.md",
  guide: `# Template of holidays

One row for each holiday in each year. Save as CSV (UTF-8), add it under Datasets, and name its table
under *Holidays* of a trend cell.

| Column | Needed | Meaning |
| --- | --- | --- |
| date | yes | Day, as 2026-11-08 |
| name | yes | The same name in every year |
| before | no | Days before it that belong to it; 0 when empty |
| after | no | Days after it that belong to it; 0 when empty |
| accuracy | no | exact, or ± 1 day where the moon is sighted. For you; no figure depends on it |
`,
};
