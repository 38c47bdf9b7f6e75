/** Cases by the day of registration and of their end. One entry an area and pair of days. */
export interface OpenCases {
  area: Int32Array;
  /** Days since 1970. */
  registered: Float64Array;
  /** -1 for a case that is open. */
  closed: Float64Array;
  count: Float64Array;
  /** Ends have their day; without, only what is open now is known. */
  hasEnds: boolean;
}

/** Bounds of the ages, in days: from one to below the next. */
export const ages = [0, 60, 90, 180, 365] as const;

export interface Pendency {
  /** Last day of each month, or the last day of the data alone; days since 1970. */
  ends: number[];
  /** Open cases by area, month and age: `(area * ends.length + month) * ages.length + age`. */
  open: Float64Array;
  /** Registered and ended in the month, by area and month; null without days of ends. */
  flow: { opened: Float64Array; closed: Float64Array } | null;
}

const day = 86_400_000;
const mostMonths = 240;

const endOfMonth = (year: number, month: number) => Date.UTC(year, month + 1, 1) / day - 1;

function beginOfMonth(end: number): number {
  const date = new Date(end * day);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / day;
}

/** Month ends that the data covers, the last day of the data being the last of them. */
function endsOf({ registered, hasEnds }: OpenCases, last: number): number[] {
  const end = Math.floor(last / day);
  if (!hasEnds || registered.length === 0) return [end];
  const first = new Date(registered.reduce((least, each) => Math.min(least, each), end) * day);
  const to = new Date(last);
  const monthsBack =
    12 * (to.getUTCFullYear() - first.getUTCFullYear()) + to.getUTCMonth() - first.getUTCMonth();
  const ends: number[] = [];
  for (let back = Math.min(monthsBack, mostMonths - 1); back >= 0; back--) {
    ends.push(Math.min(end, endOfMonth(to.getUTCFullYear(), to.getUTCMonth() - back)));
  }
  return ends;
}

/** Cases open at month ends by their age, and how many came and went. A case ended on a day is not open that evening. */
export function pendencyOf(cases: OpenCases, areas: number, last: number): Pendency {
  const { area, registered, closed, count, hasEnds } = cases;
  const ends = endsOf(cases, last);
  const begin = beginOfMonth(ends[0]!);
  const months = ends.length;
  const open = new Float64Array(areas * months * ages.length);
  const [opened, ended] = [new Float64Array(areas * months), new Float64Array(areas * months)];
  const monthOf = (of: number) => ends.findIndex((end) => of <= end);
  for (let row = 0; row < area.length; row++) {
    if (area[row] === -1) continue;
    const [from, to] = [registered[row]!, closed[row] === -1 ? Infinity : closed[row]!];
    const began = monthOf(from);
    if (began === -1 || to < begin) continue;
    const base = area[row]! * months;
    if (from >= begin) opened[base + began]! += count[row]!;
    for (let month = began; month < months; month++) {
      const end = ends[month]!;
      if (to <= end) {
        ended[base + month]! += count[row]!;
        break;
      }
      const age = ages.findLastIndex((bound) => end - from >= bound);
      open[(base + month) * ages.length + age]! += count[row]!;
    }
  }
  return { ends, open, flow: hasEnds ? { opened, closed: ended } : null };
}
