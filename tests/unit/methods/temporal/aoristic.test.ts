import { expect, test } from "vitest";
import { aoristic } from "@/lib/methods/temporal/aoristic";
import { byHourOfDay, byWeekday, exposedHours } from "@/lib/methods/temporal/week-hours";

const at = (text: string) => Date.parse(`${text}Z`);
const sum = (values: Float64Array) => values.reduce((all, each) => all + each, 0);

test("a case is spread over its span in proportion to each hour", () => {
  // Saturday 2 January 2016, from 22:30 to 01:30: half an hour, two hours, half an hour.
  const { hours, naive } = aoristic([at("2016-01-02T22:30")], [at("2016-01-03T01:30")]);
  expect(hours[5 * 24 + 22]).toBeCloseTo(1 / 6, 12);
  expect(hours[5 * 24 + 23]).toBeCloseTo(1 / 3, 12);
  expect(hours[6 * 24]).toBeCloseTo(1 / 3, 12);
  expect(hours[6 * 24 + 1]).toBeCloseTo(1 / 6, 12);
  expect(sum(hours)).toBeCloseTo(1, 12);
  expect([naive.start[142], naive.middle[144], naive.end[145]]).toEqual([1, 1, 1]);
});

test("the week turns over from Sunday night to Monday", () => {
  const { hours } = aoristic([at("2016-01-03T23:00")], [at("2016-01-04T01:00")]);
  expect([hours[167], hours[0]]).toEqual([0.5, 0.5]);
});

test("times before 1970 fall on their hours too", () => {
  const { hours } = aoristic([at("1969-12-29T00:15")], [at("1969-12-29T00:15")]);
  expect(hours[0]).toBe(1);
});

test("moments, long, missing and impossible spans are each counted", () => {
  const start = ["2016-01-04T10:00", "2016-01-04T10:00", "2016-01-04T10:00", "2016-01-04T10:00"];
  const ends = [at("2016-01-04T10:00"), at("2016-01-11T10:00"), NaN, at("2016-01-04T09:00")];
  const found = aoristic(start.map(at), ends);
  expect(found).toMatchObject({ used: 2, exact: 1, weekOrLonger: 1, missing: 1, impossible: 1 });
  expect(found.hours[10]).toBeCloseTo(1 + 1 / 168, 12);
  expect(sum(found.hours)).toBeCloseTo(2, 12);
  const more = aoristic(start.map(at), ends, { missingEnd: "at start" });
  expect(more).toMatchObject({ used: 3, exact: 2, missing: 0 });
});

test("nothing usable is said in words", () => {
  expect(() => aoristic([], [])).toThrow("None of 0 cases has a usable span");
  expect(() => aoristic([NaN, 5], [3, 4])).toThrow("1 lack a start or an end, 1 end before");
});

test("the figures of the week add up by hour and by weekday", () => {
  const { hours } = aoristic([at("2016-01-05T12:00")], [at("2016-01-06T12:00")]);
  expect(byHourOfDay(hours).every((each) => Math.abs(each - 1 / 24) < 1e-12)).toBe(true);
  expect([...byWeekday(hours)].map((each) => Number(each.toFixed(9)))).toEqual([
    ...[0, 0.5, 0.5],
    ...[0, 0, 0, 0],
  ]);
});

test("a window holds as many hours of each kind as it does", () => {
  const exposed = exposedHours(at("2016-01-04T00:00"), at("2016-01-12T06:30"));
  expect([exposed[0], exposed[5], exposed[24], exposed[30], exposed[31], exposed[167]]).toEqual([
    2, 2, 2, 1.5, 1, 1,
  ]);
  expect(sum(exposed)).toBe(8 * 24 + 6.5);
  expect(sum(exposedHours(5, 5))).toBe(0);
});
