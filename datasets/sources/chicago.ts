import { usablePoint } from "./point";
import type { Source } from "./source";

export const chicago: Source = {
  id: "chicago",
  title: "Chicago, crimes 2001 to present",
  publisher: "City of Chicago, Police Department",
  files: [
    {
      id: "crimes",
      title: "Crimes",
      header: [
        "Date",
        "IUCR",
        "Primary Type",
        "Arrest",
        "Domestic",
        "Beat",
        "Latitude",
        "Longitude",
      ],
      optional: [
        "ID",
        "Case Number",
        "Block",
        "Description",
        "Location Description",
        "District",
        "Ward",
        "Community Area",
        "FBI Code",
        "X Coordinate",
        "Y Coordinate",
        "Year",
        "Updated On",
        "Location",
      ],
    },
  ],
  tables: [
    {
      table: "incidents",
      from: "crimes",
      columns: {
        id: "{crimes.ID:id}",
        occurred_from: "{crimes.Date:mdy}",
        head: "{crimes.Primary Type:text}",
        subhead: "{crimes.Description:text}",
        act_section: "{crimes.IUCR:text}",
        ...usablePoint("{crimes.Latitude:number}", "{crimes.Longitude:number}"),
        place: "{crimes.Block:text}",
        place_kind: "{crimes.Location Description:text}",
        district: "{crimes.District:text}",
        beat: "{crimes.Beat:text}",
        domestic: "{crimes.Domestic:flag}",
        arrest: "{crimes.Arrest:flag}",
      },
    },
  ],
  defects: [
    "Times heap on full hours and on midnight: the moment is often the best guess of the police.",
    "A few points lie at 36.62 N 91.69 W, far outside the city: that is where a missing point comes out after projection.",
    "Some rows have the community area 0, which does not exist.",
    "A homicide has one row for each victim, with the case number repeated; the ID is unique.",
    "Beats were redrawn on 18 December 2012: older rows do not fit the newer outlines.",
    "Places are given by the block only, points are moved within it.",
  ],
};
