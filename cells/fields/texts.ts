export const texts = {
  none: "none",
  editAs: "Edit as",
  asForm: "Form",
  asYaml: "YAML",
  unreadable: "The form comes back when the text can be read.",
  chooseTable: "Choose a table",
  chooseColumn: "Choose a column",
  hidden: (name: string) => `${name} (hidden)`,
  missing: (name: string) => `${name} (not there)`,
};
