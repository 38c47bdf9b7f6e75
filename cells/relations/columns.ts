import { rolesOf } from "@/datasets/model/roles";
import type { TableInfo } from "@/lib/engine/engine";

/** Names of columns that say the type of crime, the surest first. */
const spellings = [
  /^head$/i,
  /crime_?group|primary.?type|crime.?type/i,
  /head|type|offen[cs]e|category/i,
];

/** The column that says the type of crime: a category by name, else the first there is. */
export function guessType(table: TableInfo): string | undefined {
  const roles = rolesOf(table);
  const categories = table.columns.filter(
    ({ name, kind }) => roles.get(name) === "category" && kind === "text",
  );
  for (const spelling of spellings) {
    const found = categories.find(({ name }) => spelling.test(name));
    if (found) return found.name;
  }
  return categories[0]?.name;
}
