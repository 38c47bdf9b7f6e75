export const texts = {
  product: "Beatbook",
  description: "A notebook workbench for crime analysts",
} as const;
