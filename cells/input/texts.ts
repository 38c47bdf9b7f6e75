import type { InputType } from "./params";

const list = (words: readonly string[]) =>
  words.length > 3 ? `${words.slice(0, 3).join(", ")} …` : words.join(", ");

export const texts = {
  title: "Input",
  question: "What should the reader be able to change?",
  types: {
    select: "Select one",
    "multi-select": "Select several",
    slider: "Slider",
    number: "Number",
    text: "Text",
    checkbox: "Checkbox",
    date: "Date",
    "date range": "Range of dates",
  } satisfies Record<InputType, string>,
  yes: "yes",
  no: "no",
  noOptions: "There is nothing to choose from.",
  notAmong: (value: string, first: string) =>
    `“${value}” is not among the choices, so “${first}” is used.`,
  lost: (values: readonly string[]) => `Not among the choices any more: ${list(values)}.`,
  outside: (value: number, inside: number) =>
    `${value} lies outside of the allowed numbers, so ${inside} is used.`,
  turned: "The first day is after the last, so they are exchanged.",
  tooMany: (count: string) => `Only the first ${count} choices are offered.`,
  optionsFailed: (reason: string) => `The choices could not be read: ${reason}`,
  choices: "Choices",
  all: "All",
  none: "None",
  allChosen: (count: string) => `all ${count}`,
  noneChosen: "none",
  someChosen: (chosen: string, all: string, words: readonly string[]) =>
    `${chosen} of ${all}: ${list(words)}`,
  from: "from",
  to: "to",
  waiting: "The choices appear when the cell has run.",
  form: {
    label: "Input",
    type: "Control",
    words: "Label",
    min: "Smallest",
    max: "Largest",
    earliest: "Earliest (YYYY-MM-DD)",
    latest: "Latest (YYYY-MM-DD)",
    step: "Step",
    unit: "Unit",
    placeholder: "Words in the empty field",
    source: "Choices come from",
    list: "a list",
    query: "a query",
    listHint: "One choice on each line.",
    queryLabel: "Query whose first column holds the choices",
    queryTemplate: "select distinct type from crimes order by 1",
  },
};
