import { fromLambert, oregonNorthFeet } from "@/datasets/model/projection";
import { usablePoint } from "./point";
import type { Source } from "./source";

const day = (column: string) => ({
  occurred_from: column,
  occurred_to: `${column} + INTERVAL 1 DAY - INTERVAL 1 SECOND`,
});

/** Coordinates of 0 stand for none. */
const point = (file: string) => {
  const [x, y] = [
    `nullif({${file}.x_coordina|x_coordinate:number}, 0)`,
    `nullif({${file}.y_coordina|y_coordinate:number}, 0)`,
  ];
  const { latitude, longitude } = fromLambert(oregonNorthFeet, x, y);
  return usablePoint(latitude, longitude);
};

export const portlandNij: Source = {
  id: "portland-nij",
  title: "Portland, calls for service of the NIJ forecasting challenge",
  publisher: "Portland Police Bureau, National Institute of Justice",
  files: [
    {
      id: "calls",
      title: "Calls for service",
      header: [
        "CATEGORY",
        "CALL_GROUP|CALL_GROUPS",
        "final_case|final_case_type",
        "CASE_DESC",
        "occ_date",
        "x_coordina|x_coordinate",
        "y_coordina|y_coordinate",
        "census_tra|census_tract",
      ],
    },
    {
      id: "crimes",
      title: "Crimes with a team's helper columns",
      header: [
        "occ_date",
        "x_coordina|x_coordinate",
        "y_coordina|y_coordinate",
        "week_no",
        "month_no",
        "call_group_type",
        "case_desc_type",
      ],
      optional: ["day_mo", "occ_year", "day_no", "fyear"],
    },
  ],
  tables: [
    {
      table: "incidents",
      from: "calls",
      columns: {
        ...day("{calls.occ_date:mdy}"),
        head: "{calls.CATEGORY:text}",
        subhead: "{calls.CASE_DESC:text}",
        act_section: "{calls.final_case|final_case_type:text}",
        ...point("calls"),
        beat: "nullif({calls.census_tra|census_tract:id}, '0')",
      },
    },
    {
      table: "incidents",
      from: "crimes",
      columns: {
        ...day("{crimes.occ_date:mdy}"),
        ...point("crimes"),
      },
    },
  ],
  defects: [
    "Only the day is given, no hour.",
    "There is no identifier: two equal rows may be two incidents and both are kept.",
    "Coordinates are feet of the Oregon North grid (EPSG:2913) and become latitude and longitude here.",
    "CALL_GROUP has leading blanks in some rows, and the quarterly files end with a blank row.",
    "The files with helper columns do not say the kind of crime, only their names do: correct `head` to a word in quotes, such as 'BURGLARY'.",
    "Calls for service are what was reported by telephone, not what was found to be a crime. The census tract stands as beat.",
  ],
};
