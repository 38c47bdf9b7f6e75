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
  /** Hours of the day that are written for an unknown one. */
  heaps: readonly number[];
  /** The shift that areas were looked at in; null for all hours. */
  areasIn: Shift | null;
}

/** Up to three sentences: where most is needed, where units are missing, who answers or whether calls bunch. */
export function findingsOf({ rows, aim, busy, regular, heaps, areas, areasIn }: Found): string[] {
  const isHours = rows[0]!.hour !== null;
  const most = rows[byNeed(rows)[0]!]!;
  const findings = [
    texts.need(most, aim, busy !== null) +
      (most.hour !== null && heaps.includes(most.hour) ? texts.heapedNeed(most.hour) : ""),
  ];
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
  if (areas) {
    findings.push(texts.own(areas, areasIn ? texts.inShift(areasIn.name) : texts.allHours));
  }
  if (regular && regular.dispersion >= bunching.dispersion && regular.p < bunching.p) {
    findings.push(texts.bunched(regular, busy, isHours));
  }
  return findings.slice(0, 3);
}
