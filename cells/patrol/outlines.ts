import { geometryOf } from "@/cells/areas/columns";
import type { RunContext } from "@/lib/session/kind";
import type { Beats, Named } from "./beats";
import { wordsOfBeats } from "./words-of-beats";

/** The outline of each beat as GeoJSON, null for those without; null where the table has none at all. */
export async function readOutlines(
  context: RunContext,
  beats: Beats,
  named: Named,
): Promise<(string | null)[] | null> {
  const geometry = geometryOf(named.table);
  return geometry ? wordsOfBeats(context, beats, named, geometry) : null;
}
