import { listed } from "@/cells/words";
import type { PersonKind } from "@/datasets/model/people";

const whats: Record<PersonKind, string> = {
  name: "Names of people are hidden",
  address: "Addresses of people are hidden",
  contact: "Telephone numbers and e-mail addresses are hidden",
  number: "Numbers that identify people are hidden",
  birth: "Dates of birth are hidden",
};

export const texts = {
  why: (kind: PersonKind) =>
    `${whats[kind]} until you show them on this computer: choose “Show names on this computer” below the table.`,
  sealed:
    "Names of victims of sexual offences and of children are never shown. This column has such rows, or may have them, so it cannot be sorted or summed up.",
  protected: (column: string) =>
    `${column} is protected: describe and audit with it, never decide by it.`,
  notForPlaces: (column: string, table: string) => ({
    message: `${column} of ${table} is protected: describe and audit with it, never decide by it, and this cell says where to go.`,
    hint: "Choose another column. How such a trait goes with incidents is described by a cell of correlates.",
  }),
  show: "Show names on this computer",
  shown: "Names are shown on this computer.",
  hide: "Hide them again",
  confirm: {
    title: "Show names on this computer?",
    description:
      "Names, addresses, telephone numbers and identity numbers of people become visible in every table of this notebook, and can be chosen for charts, maps, choices and programs.",
    lines: [
      "It lasts until you leave or reload this page. Nothing of it is saved in the notebook.",
      "A copy or a CSV file that you make meanwhile contains them. Take care who sees your screen.",
      "Names of victims of sexual offences and of children stay hidden.",
      "TypeScript cells keep what they were given until they run again.",
    ],
    show: "Show names",
    cancel: "Keep them hidden",
  },
  refused: (columns: readonly string[], table: string) => ({
    message: `${listed(columns)} of ${table} ${columns.length === 1 ? "identifies" : "identify"} people and ${columns.length === 1 ? "is" : "are"} hidden.`,
    hint: "Show names on this computer, below the table, and run this cell again; or choose another column.",
  }),
  never: (columns: readonly string[], table: string) => ({
    message: `${listed(columns)} of ${table} may name victims of sexual offences or children, who are never shown.`,
    hint: "Choose another column, or select the rows of other offences in a SQL cell first.",
  }),
  notInQuery: (columns: readonly string[]) => ({
    message: `${listed(columns)} ${columns.length === 1 ? "identifies" : "identify"} people and ${columns.length === 1 ? "is" : "are"} hidden from this query.`,
    hint: "Show names on this computer, below a table of people, and run this cell again.",
  }),
  withoutSchema: {
    message: "A table of people is named without “main.” before it.",
    hint: "Write from victims, not from main.victims.",
  },
};
