export const texts = {
  title: "Text",
  question: "What do you want to say?",
  editorLabel: "Text in Markdown",
  template: "## Heading\n\nWrite here. Show a value of another cell with `${name}`.",
  empty: "An empty text cell. Open its editor to write.",
  rows: (count: string) => (count === "1" ? "1 row" : `${count} rows`),
  awaited: "…",
  unknownName: (name: string) => `${name}?`,
  unknownNameHint: (name: string) => `No cell or table here is called ${name}.`,
  noPart: (path: string) => `${path} has no value.`,
  notAnExpression:
    "Write a name, a part of it (name.field, name[0]) and, if you like, a format: name | ,d",
  unknownFormat: (format: string) => `“${format}” is not a format for this value.`,
  nothing: "–",
  yes: "yes",
  no: "no",
  pictureLeftOut: (words: string) =>
    words ? `[picture not shown: ${words}]` : "[picture not shown: only pictures inside the file]",
  note: [
    "Markdown with headings, lists, tables, task lists, links and code.",
    "",
    "`${name}` shows a value of another cell; `${name.field}` and `${name[0]}` a part of it. A table of one row lends its columns (`${totals.thefts}`); a longer one shows how many rows it has.",
    "",
    "A format follows a bar: `${share | .1%}`, `${total | ,d}`, `${from | date}`. Numbers take the patterns of d3-format; dates take `date`, `day`, `month`, `year`, `weekday`, `time`, `datetime` or a pattern such as `%d.%m.%Y`.",
    "",
    "Nothing in a text cell is run as code, and nothing is loaded from elsewhere: pictures must be inside the file.",
  ].join("\n"),
};
