import {
  type ModelColumn,
  type ModelTableName,
  modelTable,
  type ModelType,
} from "@/datasets/model/model";

export interface Template {
  table: ModelTableName;
  title: string;
  /** One sentence: what is written into it. */
  about: string;
  fileName: string;
  /** Header and two example rows. */
  csv: string;
  guideName: string;
  /** What the columns mean, in Markdown. */
  guide: string;
}

interface Written {
  table: ModelTableName;
  title: string;
  about: string;
  /** Columns that nobody writes by hand. */
  without?: readonly string[];
  examples: readonly Readonly<Record<string, string>>[];
}

const templatesWritten: readonly Written[] = [
  {
    table: "beats",
    title: "beats",
    about: "One row for each beat. Outlines come from a boundary file, which is joined by name.",
    without: ["geometry"],
    examples: [
      { beat: "Beat 1", station: "Example PS", district: "Example", population: "8200" },
      { beat: "Beat 2", station: "Example PS", district: "Example", area_km2: "3.4" },
    ],
  },
  {
    table: "duty",
    title: "duty roster",
    about: "One row for each unit on duty in a beat during a shift.",
    examples: [
      {
        station: "Example PS",
        beat: "Beat 1",
        shift: "night",
        starts_at: "2026-11-02 22:00",
        ends_at: "2026-11-03 06:00",
        officers: "2",
        unit: "foot",
      },
      {
        station: "Example PS",
        beat: "Beat 2",
        shift: "morning",
        starts_at: "2026-11-03 06:00",
        ends_at: "2026-11-03 14:00",
        officers: "3",
        unit: "two-wheeler",
      },
    ],
  },
  {
    table: "property",
    title: "property",
    about: "One row for each piece or kind of property in an incident.",
    examples: [
      { incident: "0002/2026", kind: "motor cycle", stolen: "45000", recovered: "45000" },
      { incident: "0003/2026", kind: "jewellery", stolen: "120000", seized: "30000" },
    ],
  },
  {
    table: "known_offenders",
    title: "known offenders",
    about: "One row for each person whom the station keeps a sheet of.",
    examples: [
      { person: "RS-1", category: "rowdy sheet", opened_at: "2021-06-14", station: "Example PS" },
      { person: "MO-7", category: "burglary", opened_at: "2024-01-05", station: "Example PS" },
    ],
  },
];

const howWritten: Record<ModelType, string> = {
  VARCHAR: "Text.",
  TIMESTAMP: "Day and time, as 2026-11-02 22:00.",
  DATE: "Day, as 2026-11-02.",
  DOUBLE: "Number, with a point for fractions.",
  INTEGER: "Whole number.",
  BOOLEAN: "yes or no.",
};

/** Columns of the template, in the model's order. */
export const templateColumns = (table: ModelTableName): readonly ModelColumn[] => {
  const without = templatesWritten.find((one) => one.table === table)?.without ?? [];
  return modelTable(table).columns.filter(({ name }) => !without.includes(name));
};

const csvOf = ({ table, examples }: Written): string => {
  const names = templateColumns(table).map(({ name }) => name);
  const rows = examples.map((example) => names.map((name) => example[name] ?? ""));
  return [names, ...rows].map((row) => `${row.join(",")}\r\n`).join("");
};

const guideOf = ({ table, title, about }: Written): string => {
  const rows = templateColumns(table).map(
    ({ name, about: meaning, type, unit, values, required }) => {
      const how = [
        howWritten[type],
        ...(unit ? [`In ${unit}.`] : []),
        ...(values ? [`One of: ${values.join(", ")}.`] : []),
      ].join(" ");
      return `| ${name} | ${required ? "yes" : "no"} | ${meaning} | ${how} |`;
    },
  );
  return [
    `# Template of ${title}`,
    about,
    "Replace the two example rows by your own. Leave a column empty, or take it out, where you have nothing to write. Keep the names in the first row: Beatbook knows the file by them.",
    [
      "| Column | Needed | Meaning | How it is written |",
      "| --- | --- | --- | --- |",
      ...rows,
    ].join("\n"),
    "Save as CSV (UTF-8) and add it under Datasets, or drop it on a notebook.",
    "",
  ].join("\n\n");
};

/** Tables that no register publishes, to be filled in by hand. */
export const templates: readonly Template[] = templatesWritten.map((one) => {
  const stem = `beatbook-${one.table.replaceAll("_", "-")}`;
  return {
    table: one.table,
    title: one.title,
    about: one.about,
    fileName: `${stem}.csv`,
    csv: csvOf(one),
    guideName: `${stem}.md`,
    guide: guideOf(one),
  };
});
