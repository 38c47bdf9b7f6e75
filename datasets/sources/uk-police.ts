import { usablePoint } from "./point";
import type { Source } from "./source";

const month = (column: string) => ({
  occurred_from: column,
  occurred_to: `${column} + INTERVAL 1 MONTH - INTERVAL 1 SECOND`,
});

export const ukPolice: Source = {
  id: "uk-police",
  title: "police.uk, street-level crime",
  publisher: "Home Office, data.police.uk",
  files: [
    {
      id: "street",
      title: "Street-level crime, CSV of the archive",
      header: [
        "Crime ID",
        "Month",
        "Reported by",
        "Falls within",
        "Longitude",
        "Latitude",
        "Location",
        "LSOA code",
        "LSOA name",
        "Crime type",
        "Last outcome category",
      ],
      optional: ["Context"],
    },
    {
      id: "crimes",
      title: "Street-level crime, as the web service gives it",
      header: [
        "month",
        "category",
        "location_type",
        "latitude",
        "longitude",
        "street_id",
        "street_name",
        "outcome_category",
      ],
      optional: ["id", "persistent_id", "no_persistent_id", "outcome_date", "ward_code", "context"],
    },
  ],
  tables: [
    {
      table: "incidents",
      from: "street",
      columns: {
        id: "{street.Crime ID:id}",
        ...month("{street.Month:month}"),
        head: "{street.Crime type:text}",
        status: "{street.Last outcome category:text}",
        ...usablePoint("{street.Latitude:number}", "{street.Longitude:number}"),
        place: "{street.Location:text}",
        district: "{street.Falls within:text}",
        beat: "{street.LSOA name:text}",
      },
    },
    {
      table: "incidents",
      from: "crimes",
      columns: {
        id: "{crimes.id:id}",
        ...month("{crimes.month:month}"),
        head: "{crimes.category:text}",
        status: "{crimes.outcome_category:text}",
        ...usablePoint("{crimes.latitude:number}", "{crimes.longitude:number}"),
        place: "{crimes.street_name:text}",
        place_kind: "{crimes.location_type:text}",
        beat: "{crimes.ward_code:text}",
      },
    },
  ],
  defects: [
    "Only the month is given: no day and no hour. An incident can have happened at any moment of it.",
    "Points are moved to the nearest of fixed map points, so many incidents share one.",
    "Anti-social behaviour has no crime ID and no outcome.",
    "The smallest area stands as beat: LSOA in the archive, ward in the web service.",
  ],
};
