import type { Source } from "@/datasets/sources/source";
import type { Subject } from "./subject";

const spoken = (name: string) => name.replace(/_+/g, " ").trim();

/** Words of starter notebooks. */
export const texts = {
  title: (label: string) => `First look at ${label}`,
  heading: (subject: Subject, source: Source | null, facts: string): string => {
    const { time, point } = subject;
    const format = time?.grain === "month" ? "month" : "date";
    const rows = `**\${${facts}.rows}** ${noun(subject)}`;
    const span = time
      ? `, from \${${facts}.first | ${format}} to \${${facts}.last | ${format}}`
      : "";
    const share = point
      ? ` \${${facts}.share_with_point | .1%} of them have a point on the map; the rest is missing from every map below.`
      : "";
    const from = source ? `\n\nSource: ${source.title} (${source.publisher}).` : "";
    return `This notebook reads ${rows}${span}.${share}${from}

Everything below is an ordinary cell: change it, move it, delete it, add your own.`;
  },
  mapped: (of: string) =>
    `

## What the columns mean

The next cell reads the file into the table \`${of}\` of the crime model: one expression for each
column. Open it to see and correct them. Rows that it does not take are kept in \`${of}_set_aside\`.`,
  when: "## When?",
  monthOnly: "## When?\n\nThe data gives the month only, no day and no hour.",
  dayOnly: "## When?\n\nThe data gives the day and no hour.",
  where: "## Where is it concentrated?",
  hot: "### Is that more than chance?\n\nEach square is compared with all others, and corrected for the number of squares that were asked.",
  outlines: "## Where is it?",
  what: "## What is in it?",
  change: "## What changed last?",
  quality: (source: Source | null) => {
    const lines = (source?.defects ?? []).map((defect) => `- ${defect}`).join("\n");
    const defects = lines ? `\n\nKnown of this source:\n\n${lines}` : "";
    return `## How good is the data?\n\nRead this before you believe a figure above: what is missing, repeated, impossible or heaped.${defects}`;
  },
  charts: {
    month: (subject: Subject) => `${capital(noun(subject))} in each month`,
    weekdayHour: "Day of the week and hour of the day",
    weekday: "Day of the week",
    by: (column: string) => `By ${spoken(column)}`,
    map: "Where it is concentrated",
    outlines: "Areas",
    change: (months: boolean) =>
      months
        ? "More or fewer in the last month than in the month before"
        : "More or fewer in the last 28 days than in the 28 days before",
    counted: (subject: Subject) => capital(noun(subject)),
    kind: (column: string) => capital(spoken(column)),
    monthAxis: "Month",
    hourAxis: "Hour of the day",
    weekdayAxis: "Day of the week",
    changeAxis: (subject: Subject) => `${capital(noun(subject))} more or fewer`,
  },
} as const;

export const noun = ({ model }: Subject): string =>
  model === null || model === "beats" || model === "property" || model === "outcomes"
    ? "rows"
    : nouns[model];

const nouns = {
  incidents: "incidents",
  people: "people",
  duty: "duties",
  known_offenders: "people",
} as const;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
