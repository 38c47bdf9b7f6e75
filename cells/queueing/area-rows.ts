import type { AreasRead } from "./read-areas";
import type { Sectors } from "./sectors";

/** An area with who answers its calls. */
interface AreaRow {
  area: string;
  sector: string;
  callsPerHour: number;
  /** Share answered by a unit of its own sector; null without calls. */
  own: number | null;
  /** The other sector that takes most. */
  next: { sector: string; share: number } | null;
}

interface UnitRow {
  unit: string;
  sector: string;
  /** Share of the time that it is at work. */
  busy: number;
  callsPerHour: number;
  /** Share of its calls that are of other sectors. */
  outside: number | null;
}

export interface AreaResult {
  areas: AreaRow[];
  units: UnitRow[];
  /** Share of all calls answered by a unit of their own sector. */
  own: number;
  waits: number;
  isExact: boolean;
}

export function areaResultOf(read: AreasRead, found: NonNullable<Sectors>): AreaResult {
  const { input, areas, sectors } = read;
  const { arrivals, sector, each } = input;
  const count = areas.length;
  const taken = (unit: number, area: number) => found.dispatches[unit * count + area]!;
  const bySector = (of: number, area: number) => {
    let sum = 0;
    for (let unit = of * each; unit < (of + 1) * each; unit++) sum += taken(unit, area);
    return sum;
  };
  let ownCalls = 0;
  const areaRows = areas.map((area, at) => {
    const rates = sectors.map((_, of) => bySector(of, at));
    const [calls, home] = [arrivals[at]!, sector[at]!];
    ownCalls += rates[home]!;
    const others = rates.map((rate, of) => (of === home ? -1 : rate));
    const next = others.indexOf(Math.max(...others));
    return {
      area,
      sector: sectors[home]!,
      callsPerHour: calls,
      own: calls > 0 ? rates[home]! / calls : null,
      next:
        calls > 0 && sectors.length > 1
          ? { sector: sectors[next]!, share: rates[next]! / calls }
          : null,
    };
  });
  const units = Array.from(found.busy, (busy, unit) => {
    const home = Math.floor(unit / each);
    let inside = 0;
    for (let area = 0; area < count; area++) if (sector[area] === home) inside += taken(unit, area);
    const calls = found.byUnit[unit]!;
    return {
      unit: each === 1 ? sectors[home]! : `${sectors[home]!} ${(unit % each) + 1}`,
      sector: sectors[home]!,
      busy,
      callsPerHour: calls,
      outside: calls > 0 ? Math.max(0, 1 - inside / calls) : null,
    };
  });
  const calls = arrivals.reduce((sum, rate) => sum + rate, 0);
  return {
    areas: areaRows,
    units,
    own: calls > 0 ? ownCalls / calls : 0,
    waits: found.blocked,
    isExact: found.isExact,
  };
}
