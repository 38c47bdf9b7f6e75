export const texts = {
  none: "none",
  chooseTable: "Choose a table",
  chooseColumn: "Choose a column",
  missing: (name: string) => `${name} (not there)`,
};
