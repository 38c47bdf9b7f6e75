import { inFull } from "@/cells/words";

const rangeWords = ({ min, max }: { min?: number; max?: number }): string => {
  if (min !== undefined && max !== undefined) return ` from ${inFull(min)} to ${inFull(max)}`;
  if (min !== undefined) return ` of ${inFull(min)} or more`;
  return max === undefined ? "" : ` up to ${inFull(max)}`;
};

export const texts = {
  none: "none",
  editAs: "Edit as",
  asForm: "Form",
  asYaml: "YAML",
  unreadable: "The form comes back when the text can be read.",
  chooseTable: "Choose a table",
  chooseColumn: "Choose a column",
  hidden: (name: string) => `${name} (hidden)`,
  choices: "Choices",
  search: "Search",
  nothingFound: "No choice has these letters.",
  moreChoices: (count: string) => `${count} more: type a few letters`,
  onlyNumbers: (of: { min?: number; max?: number; isWhole: boolean }, typed: string) =>
    `Only ${of.isWhole ? "whole numbers" : "numbers"}${rangeWords(of)}${typed === "" ? "" : `, not ${typed}`}.`,
  missing: (name: string) => `${name} (not there)`,
};
