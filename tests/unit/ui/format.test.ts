import { expect, test } from "vitest";
import { formatBytes, formatCount, formatDuration, formatMoment, placeOf } from "@/lib/ui/format";

test("counts have separators", () => {
  expect(formatCount(1949344)).toBe("1,949,344");
});

test("sizes have one decimal below ten and none above", () => {
  expect(formatBytes(0)).toBe("0 B");
  expect(formatBytes(999)).toBe("999 B");
  expect(formatBytes(1000)).toBe("1.0 kB");
  expect(formatBytes(312 * 2 ** 20)).toBe("312 MB");
  expect(formatBytes(3.1 * 2 ** 30)).toBe("3.1 GB");
});

test("durations go from milliseconds to minutes without a 60.0 s", () => {
  expect(formatDuration(8.4)).toBe("8 ms");
  expect(formatDuration(1234)).toBe("1.2 s");
  expect(formatDuration(59_980)).toBe("1 min 00 s");
  expect(formatDuration(185_000)).toBe("3 min 05 s");
});

test("moments say the year only when it is another one", () => {
  const now = new Date(2026, 10, 22, 12).getTime();
  expect(formatMoment(new Date(2026, 2, 14, 21, 5).getTime(), now)).toBe("14 Mar, 21:05");
  expect(formatMoment(new Date(2025, 2, 14, 21, 5).getTime(), now)).toBe("14 Mar 2025, 21:05");
});

test("a position becomes line and column from one", () => {
  expect(placeOf("select\n  broken", 9)).toEqual({ line: 2, column: 3 });
  expect(placeOf("", 0)).toEqual({ line: 1, column: 1 });
});
