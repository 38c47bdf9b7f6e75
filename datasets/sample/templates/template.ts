/** A notebook to start from, over the built-in sample until it is given other tables. */
export interface Template {
  id: string;
  title: string;
  /** The question that it answers. */
  question: string;
  text: string;
}

const version = 2;

const sources = {
  fir: "sample",
  beats: "sample-beats",
  duty: "sample-duty",
  outcomes: "sample-outcomes",
  people: "sample-people",
  offenders: "sample-offenders",
} as const;

/** The text of a template: its datasets by name, the register as incidents, then its own cells. */
export function notebookOf(
  title: string,
  datasets: readonly (keyof typeof sources)[],
  before: string,
  after: string,
): string {
  const named = datasets.map(
    (name) => `  ${name}: {source: ${sources[name]}, version: ${version}}`,
  );
  return `---
beatbook: 1
title: ${title}
datasets:
${named.join("\n")}
---

# ${title}

${before.trim()}

${ownData}

\`\`\`model incidents
table: incidents
source: ksp-2024
data: fir
\`\`\`

${after.trim()}
`;
}

const ownData = `It stands on the built-in sample, an invented city, until you give it your own tables: drop
your files on this page, choose them in the form of each cell (press the pencil beside it, or the grey line below it), and take the datasets
of the sample out.
Files to fill in, for a roster and for beats, are in the library under *Datasets*.`;
