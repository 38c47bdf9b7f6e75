import type { Pools } from "@/lib/methods/patrol/score-strategies";
import type { TurnsProblem } from "@/lib/methods/patrol/turns";

/** Units share the turns of their station and shift. */
export function poolsOf({ beats, shifts, station, turns }: TurnsProblem): Pools {
  const pool = Int32Array.from(
    { length: beats * shifts },
    (_, place) => station[Math.floor(place / shifts)]! * shifts + (place % shifts),
  );
  return { pool, units: turns };
}
