import { describe, expect, test } from "vitest";
import { planVisits } from "@/lib/methods/patrol/visits";

const shift = { harm: [6, 3, 1, 0], units: 2, minutes: 480 };

describe("visits of hot places", () => {
  test("are as many as the harm asks for, within the shift, and none where there is no harm", () => {
    const { visits, count, left } = planVisits({ ...shift, units: 1, revisit: 0 }, { seed: 4 });
    expect([...count]).toEqual([7, 4, 1, 0]);
    expect([...left]).toEqual([0, 0, 0, 0]);
    visits.forEach(({ start }) => {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(start + 15).toBeLessThanOrEqual(480);
    });
  });

  test("leave a unit time to get to the next, and a place alone for a while", () => {
    const { visits, count, left } = planVisits(shift, { seed: 4 });
    for (const unit of [0, 1]) {
      const starts = visits.filter((each) => each.unit === unit).map(({ start }) => start);
      starts.slice(1).forEach((start, k) => expect(start - starts[k]!).toBeGreaterThanOrEqual(19));
    }
    for (const place of [0, 1, 2]) {
      const starts = visits.filter((each) => each.place === place).map(({ start }) => start);
      starts.slice(1).forEach((start, k) => expect(start - starts[k]!).toBeGreaterThanOrEqual(60));
    }
    expect(count[0]! + left[0]!).toBe(14);
    expect(count[0]).toBeGreaterThan(count[2]!);
  });

  test("come in another order with another seed, and in the same with the same", () => {
    const order = (seed: number) =>
      planVisits(shift, { seed })
        .visits.map(({ place }) => place)
        .join();
    expect(order(1)).toBe(order(1));
    expect(order(1)).not.toBe(order(2));
  });

  test("are none without units, places, harm or time", () => {
    for (const none of [{ units: 0 }, { harm: [] }, { harm: [0, 0] }, { minutes: 10 }]) {
      expect(planVisits({ ...shift, ...none }, { seed: 1 }).visits).toEqual([]);
    }
    expect(() => planVisits({ ...shift, harm: [NaN] }, { seed: 1 })).toThrow("expected harm");
    expect(() => planVisits({ ...shift, share: 2 }, { seed: 1 })).toThrow("share of the shift");
  });
});
