/** Names of the tables beside the cell's own. */
export const sideNames = (name: string) => ({
  places: `${name}_places`,
  contours: `${name}_contours`,
});
