/** Tables beside that of the cells. */
export const sideNames = (name: string) => ({
  factors: `${name}_factors`,
  models: `${name}_models`,
});
