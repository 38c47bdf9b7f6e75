import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { MethodProblem } from "@/lib/methods/problem";
import { latticeGround, placeIncidents } from "@/lib/methods/places/ground";
import { hawkes, hawkesLogLikelihood } from "@/lib/methods/places/hawkes";
import { selfExciting } from "@/lib/methods/places/self-exciting";

/** Times of a process with that many set off by each, by branching. */
function excited(seed: number, mu: number, theta: number, omega: number, end: number) {
  const by = chance(seed);
  const wait = (rate: number) => -Math.log(1 - by.next()) / rate;
  const times: number[] = [];
  for (let at = wait(mu); at < end; at += wait(mu)) times.push(at);
  for (let i = 0; i < times.length; i++) {
    for (let left = wait(1); left < theta; left += wait(1)) {
      const at = times[i]! + wait(omega);
      if (at < end) times.push(at);
    }
  }
  return times.sort((a, b) => a - b);
}

describe("a self-exciting process in time", () => {
  test("finds the planted excitation within its errors", () => {
    const truth = { mu: 0.5, theta: 0.4, omega: 1.5 };
    const found = hawkes(excited(7, truth.mu, truth.theta, truth.omega, 3000), 3000);
    for (const name of ["mu", "theta", "omega"] as const) {
      const gap = Math.abs(Math.log(found[name] / truth[name]));
      expect(gap).toBeLessThan(3 * found.logErrors[name]!);
    }
    expect(found.logLikelihood - found.constantLogLikelihood).toBeGreaterThan(20);
  });

  test("a steady process is not called excited", () => {
    const found = hawkes(excited(8, 1, 0, 1, 800), 800);
    expect(found.logLikelihood - found.constantLogLikelihood).toBeLessThan(4);
  });

  test("without excitation the likelihood is that of a constant rate", () => {
    const flat = hawkesLogLikelihood([1, 2, 5], 10, { mu: 0.3, theta: 0, omega: 1 });
    expect(flat).toBeCloseTo(3 * Math.log(0.3) - 3);
    expect(hawkesLogLikelihood([], 10, { mu: 0.3, theta: 0.5, omega: 1 })).toBe(-3);
  });

  test("incidents of the same moment do not excite each other", () => {
    const given = { mu: 0.5, theta: 0.5, omega: 2 };
    const twice = hawkesLogLikelihood([1, 1], 1, given);
    expect(twice).toBeCloseTo(2 * Math.log(0.5) - 0.5);
  });

  test("few, disordered or stray times are refused in words", () => {
    expect(() => hawkes([1, 2, 3], 10)).toThrow(MethodProblem);
    const times = Array.from({ length: 30 }, (_, i) => i);
    expect(() => hawkes([...times].reverse(), 40)).toThrow(/in order/);
    expect(() => hawkes(times, 10)).toThrow(/in order/);
    expect(() => hawkes(new Float64Array(30), 0)).toThrow(/longer than 0/);
    expect(() => hawkes(times, Infinity)).toThrow(MethodProblem);
  });
});

describe("a self-exciting process in space and time", () => {
  const ground = latticeGround(0, 0, 100, 40, 40);
  const options = { from: 0, background: 400, reach: 500, days: 60 };

  /** Even background over the ground; each incident sets off `theta` more close by, soon after. */
  function bursts(seed: number, theta: number, background = 1200, days = 1000) {
    const by = chance(seed);
    const [x, y, day]: [number[], number[], number[]] = [[], [], []];
    for (let i = 0; i < background; i++) {
      x.push(4000 * by.next());
      y.push(4000 * by.next());
      day.push(days * by.next());
    }
    for (let i = 0; i < x.length; i++) {
      if (by.next() >= theta) continue;
      x.push(x[i]! + 60 * by.normal());
      y.push(y[i]! + 60 * by.normal());
      day.push(day[i]! - 7 * Math.log(1 - by.next()));
    }
    return placeIncidents(ground, x, y, day);
  }

  test("finds planted bursts, and expects about as many as come", () => {
    const found = selfExciting(ground, bursts(3, 0.3), 1000, options);
    expect(found.theta).toBeGreaterThan(0.2);
    expect(found.theta).toBeLessThan(0.4);
    expect(found.sigma).toBeGreaterThan(45);
    expect(found.sigma).toBeLessThan(75);
    expect(found.halfLife).toBeGreaterThan(3);
    expect(found.halfLife).toBeLessThan(8);
    expect(found.logLikelihood).toBeGreaterThan(found.backgroundLogLikelihood + 50);
    const sum = found.expected(100).reduce((all, each) => all + each, 0);
    expect(sum).toBeGreaterThan(130);
    expect(sum).toBeLessThan(210);
  });

  test("finds next to none in pure noise", () => {
    const found = selfExciting(ground, bursts(4, 0), 1000, options);
    expect(found.theta).toBeLessThan(0.12);
    expect(found.logLikelihood - found.backgroundLogLikelihood).toBeLessThan(10);
  });

  test("its intervals hold what was planted nineteen times in twenty", () => {
    const truth = { mu: 0.5, theta: 0.3, halfLife: 7 * Math.LN2, sigma: 60 };
    const names = Object.keys(truth) as (keyof typeof truth)[];
    const held = { mu: 0, theta: 0, halfLife: 0, sigma: 0 };
    for (let seed = 1; seed <= 40; seed++) {
      const own = bursts(seed, 0.3, 300, 600);
      const found = selfExciting(ground, own, 600, { ...options, background: 250 }).intervals();
      for (const name of names) {
        const [low, high] = found[name]!;
        if (low < truth[name] && truth[name] < high) held[name]++;
      }
    }
    for (const name of names) expect(held[name]).toBeGreaterThanOrEqual(36);
  });

  test("of several backgrounds the likeliest is taken", () => {
    const own = bursts(3, 0.3);
    const both = selfExciting(ground, own, 1000, { ...options, background: [40, 400] });
    expect(both.background).toBe(400);
    const narrow = selfExciting(ground, own, 1000, { ...options, background: 40 });
    expect(narrow.logLikelihood).toBeLessThan(both.logLikelihood);
  });

  test("a width that is held at its least has no interval", () => {
    const [x, y, day]: [number[], number[], number[]] = [[], [], []];
    const by = chance(6);
    for (let i = 0; i < 100; i++) {
      const [atX, atY, at] = [4000 * by.next(), 4000 * by.next(), 900 * by.next()];
      x.push(atX, atX);
      y.push(atY, atY);
      day.push(at, at + 5 * by.next());
    }
    const found = selfExciting(ground, placeIncidents(ground, x, y, day), 1000, options);
    expect(found.sigma).toBe(25);
    expect(found.intervals().sigma).toBeNull();
    expect(found.intervals().theta).not.toBeNull();
  });

  test("refuses a register of a few incidents", () => {
    const few = placeIncidents(ground, [50], [50], [1]);
    expect(() => selfExciting(ground, few, 10, options)).toThrow(MethodProblem);
  });
});
