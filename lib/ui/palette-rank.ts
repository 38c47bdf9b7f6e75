import { defaultFilter } from "cmdk";

/**
 * How well an item answers to what was typed, 0 (not at all) to 1. Its own title, whole or begun,
 * comes before letters of it scattered over other words. `keywords`: title, then what else is
 * searched; the item's id is not.
 */
export function rankOf(_id: string, search: string, keywords: string[] = []): number {
  const [title = "", ...others] = keywords;
  const wanted = search.trim().toLowerCase();
  const name = title.toLowerCase();
  if (name === wanted) return 1;
  if (name.startsWith(wanted)) return 0.95;
  if (name.split(/[^\p{L}\p{N}]+/u).includes(wanted)) return 0.9;
  return 0.85 * defaultFilter(title, search, others);
}
