import { days } from "./calendar";
import { patrolled } from "./plants";
import { chance } from "@/lib/methods/chance";

/** Officers on the evening shift of the patrolled beat in each week, the same for every seed. */
export const patrolOfficers: Uint8Array = (() => {
  const luck = chance(77);
  const [fewest, most] = patrolled.officers;
  const weeks = new Uint8Array(Math.ceil(days / 7));
  for (let week = 0; week < weeks.length;) {
    const officers = fewest + luck.below(most - fewest + 1);
    for (let left = 1 + luck.below(4); left > 0 && week < weeks.length; left--) {
      weeks[week++] = officers;
    }
  }
  return weeks;
})();
