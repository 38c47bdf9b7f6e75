export const texts = {
  editor: (name: string | null) => `TypeScript of ${name ?? "this cell"}`,
  library: "A library: its functions and constants are compiled into the cells that name them.",
};
