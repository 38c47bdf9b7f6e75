import type { Ways } from "./median-sites";
import type { Reach, Service } from "./service";

/** Sites that a program knows of each demand: the answer is judged by all of them. */
const mostKnown = 40_000;

/**
 * Harm times the way to the nearest unit: the p-median (Hakimi 1964) in the form of Elloumi (2010), with
 * the nearest `known` sites of each demand. What lies beyond them counts as the next site would: never
 * more than it is, so a bound stays one.
 */
export function medianService(
  { demands, sites, distance }: Reach,
  { order: nearest }: Ways,
  known: number,
): Service {
  const take = Math.min(sites, known, Math.max(2, Math.floor(mostKnown / demands)));
  const farthest = (demand: number) => distance(demand, nearest[demand]![sites - 1]!);
  return {
    sense: "least",
    write(writer, weight, at) {
      const steps: { none: number; before: number | null; units: number[] }[] = [];
      let always = 0;
      for (let demand = 0; demand < demands; demand++) {
        const value = weight[demand]!;
        if (!(value > 0)) continue;
        const own = nearest[demand]!;
        let before: number | null = null;
        always += value * distance(demand, own[0]!);
        for (let first = 0; first < take;) {
          const here = distance(demand, own[first]!);
          let next = first;
          while (next < sites && distance(demand, own[next]!) === here) next++;
          const further = next < sites ? distance(demand, own[next]!) : 2 * here + 1;
          const units = Array.from(own.subarray(first, next)).flatMap((site) => [...at(site)]);
          // 1 when no unit is this near: then the way is longer by the step to the next distance.
          const none = writer.variable({ cost: value * (further - here), upper: 1 });
          const signs = [1, ...units.map(() => 1)];
          if (before === null) writer.row({ lower: 1 }, [none, ...units], signs);
          else writer.row({ lower: 0 }, [none, ...units, before], [...signs, -1]);
          steps.push({ none, before, units });
          before = none;
          first = next;
        }
      }
      return {
        always,
        fill(values) {
          for (const { none, before, units } of steps) {
            let there = 0;
            for (const unit of units) there += values[unit]!;
            values[none] = Math.max(0, (before === null ? 1 : values[before]!) - there);
          }
        },
      };
    },
    measure(weight, units) {
      let objective = 0;
      const server = new Int32Array(demands).fill(-1);
      for (let demand = 0; demand < demands; demand++) {
        const site = nearest[demand]!.find((each) => units[each]! > 0);
        if (site !== undefined) server[demand] = site;
        // Without any unit the way is longer than to the farthest site.
        const way = site === undefined ? 2 * farthest(demand) + 1 : distance(demand, site);
        objective += weight[demand]! * way;
      }
      return { objective, server };
    },
    begin(weight) {
      const way = Float64Array.from({ length: demands }, (_, demand) => 2 * farthest(demand) + 1);
      return {
        gain(site) {
          let sum = 0;
          for (let demand = 0; demand < demands; demand++) {
            const saved = way[demand]! - distance(demand, site);
            if (saved > 0) sum += weight[demand]! * saved;
          }
          return sum;
        },
        add(site) {
          for (let demand = 0; demand < demands; demand++)
            way[demand] = Math.min(way[demand]!, distance(demand, site));
        },
      };
    },
    limit: () => 0,
  };
}
