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

/**
 * The text of a template: its datasets by name, what it is for, its own cells, and last the register
 * as incidents, from which they come.
 */
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

${after.trim()}

${register}
`;
}

const ownData = `As it comes it is over the built-in sample, an invented city. For your own tables, drop your files on this
page, press *Read as …* above, and then *Use …*.`;

const register = `## What it is made of

The register of the sample, read into columns that every cell understands. When your own tables stand in its
place, delete the cell below and take the datasets of the sample out, at the left. Files to fill in, for a
roster and for beats, are in the library under *Datasets*.

\`\`\`model incidents
table: incidents
source: ksp-2024
data: fir
\`\`\``;
