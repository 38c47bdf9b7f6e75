export const texts = {
  editor: (name: string | null) => `TypeScript of ${name ?? "this cell"}`,
  withheld: (name: string, reason: string) => `Other cells cannot name ${name}. ${reason}`,
  notOwn: (name: string) => ({
    message: `A program reads only the tables of its notebook, and ${name} is not one of them.`,
    hint: "Ask for it in a SQL cell and name that cell here.",
  }),
  library: "A library: its functions and constants are compiled into the cells that name them.",
};
