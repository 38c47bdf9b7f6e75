import type { Regularity } from "@/lib/methods/queue/regularity";
import type { Shift } from "@/lib/methods/patrol/shifts";
import type { AreaResult } from "./area-rows";
import { byNeed, isShort, type Aim, type Row } from "./compute";
import { slotName, texts } from "./texts";

/** Below this, and above that p, calls are taken to come by chance. */
const bunching = { dispersion: 1.2, p: 0.01 };

export interface Found {
  rows: readonly Row[];
  aim: Aim;
  busy: number | null;
  regular: Regularity | null;
  areas: AreaResult | null;
  /** The shift that areas were looked at in; null for all hours. */
  areasIn: Shift | null;
}

/** Two to four sentences: where most is needed, where it is missing, whether calls bunch, who answers. */
export function findingsOf({ rows, aim, busy, regular, areas, areasIn }: Found): string[] {
  const isHours = rows[0]!.hour !== null;
  const findings = [texts.need(rows[byNeed(rows)[0]!]!, aim, busy !== null)];
  const over = rows.filter(({ now }) => now && !now.isStable);
  if (over.length > 0) {
    const worst = over.reduce((a, b) => (b.load - b.units! > a.load - a.units! ? b : a));
    findings.push(texts.over(over.length, rows.length, slotName(worst), isHours));
  } else if (rows.every(({ units }) => units !== null)) {
    const hours = isHours ? 1 : 24;
    const sum = (of: (row: Row) => number) =>
      hours * rows.reduce((total, row) => total + Math.max(0, of(row)), 0);
    const missing = sum(({ units, needed }) => needed - units!);
    const spare = sum(({ units, needed }) => units! - needed);
    findings.push(texts.missed(rows.filter(isShort).length, rows.length, missing, spare, isHours));
  }
  if (regular && regular.dispersion >= bunching.dispersion && regular.p < bunching.p) {
    findings.push(texts.bunched(regular, busy));
  }
  if (areas) {
    findings.push(texts.own(areas, areasIn ? texts.inShift(areasIn.name) : texts.allHours));
  }
  return findings.slice(0, 4);
}
