import type { PageRequest } from "@/lib/engine/engine";

export type Sort = PageRequest["sort"];

/** None, smallest first, largest first, none. */
export function nextSort(sort: Sort, column: string): Sort {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? undefined : { column, descending: true };
}
