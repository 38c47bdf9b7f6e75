export const texts = {
  editor: (name: string | null) => `TypeScript of ${name ?? "this cell"}`,
  withheld: (name: string, reason: string) => `Other cells cannot name ${name}. ${reason}`,
  library: "A library: its functions and constants are compiled into the cells that name them.",
};
