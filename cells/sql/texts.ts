export const texts = {
  editor: (name: string | null) => `SQL of ${name ?? "this cell"}`,
};
