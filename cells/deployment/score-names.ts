/** Ways to give out the same turns; these names stand in the table. */
export const strategies = {
  plan: "plan",
  sure: "plan without exploring",
  free: "plan with any changes",
  roster: "roster",
  history: "history",
  equal: "equal split",
  concentrated: "concentrated",
} as const;
