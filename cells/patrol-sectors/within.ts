/** Sectors stay inside stations where the beat is named by its station too, unless told. */
export const withinOf = (asked: "station" | "city" | undefined, columns: number) =>
  asked ?? (columns === 2 ? "station" : "city");
