import { days, numbers, wholes, words } from "@/lib/table/columns";
import { toStream } from "@/lib/table/stream";
import type { PlacesRefit } from "./refit";

const dayLength = 86_400_000;
const sides = ["kept", "refitted", "baseline"] as const;

/** A row a window since the model was kept, and model: what its cells caught. */
export function refitTable(refit: PlacesRefit | null): Uint8Array {
  const compared = refit?.compared;
  const rows = compared
    ? compared.begins.flatMap((begin, i) =>
        sides.map((side) => ({ begin, i, side, ...compared.sides[side].scores[i]! })),
      )
    : [];
  const steps = compared?.steps ?? 0;
  return toStream({
    window: wholes(rows.map(({ i }) => i + 1)),
    begins: days(rows.map(({ begin }) => begin * dayLength)),
    ends: days(rows.map(({ begin }) => (begin + steps - 1) * dayLength)),
    days: wholes(rows.map(() => steps)),
    role: words(rows.map(({ side }) => side)),
    cells: wholes(rows.map(({ cells }) => cells)),
    incidents: wholes(rows.map(({ incidents }) => incidents)),
    hits: wholes(rows.map(({ hits }) => hits)),
    hit_rate: numbers(rows.map(({ hitRate }) => hitRate)),
    pai: numbers(rows.map(({ pai }) => pai)),
  });
}
