import { nearestWithUnit, type Near, type Service } from "./service";

/**
 * Harm within reach of a unit: maximal covering (Church and ReVelle 1974). With `busy` above 0 the harm
 * that is met when each unit is busy that share of the time, whatever the others do: MEXCLP (Daskin
 * 1983), where the k-th unit in reach adds (1 − q) q^(k − 1).
 */
export function coverService(near: Near, busy = 0): Service {
  const { sitesOf, demandsOf } = near;
  const adds = (before: number) => (1 - busy) * busy ** before;
  return {
    sense: "most",
    write(writer, weight, at) {
      const rows: { units: number[]; covers: number[] }[] = [];
      for (let demand = 0; demand < sitesOf.length; demand++) {
        const value = weight[demand]!;
        if (!(value > 0)) continue;
        const units = Array.from(sitesOf[demand]!).flatMap((site) => [...at(site)]);
        if (units.length === 0) continue;
        const covers = levels(busy).map((level) =>
          writer.variable({ cost: value * level.share, upper: level.upper }),
        );
        const signs = [...units.map(() => 1), ...covers.map(() => -1)];
        writer.row({ lower: 0 }, [...units, ...covers], signs);
        rows.push({ units, covers });
      }
      return {
        always: 0,
        fill(values) {
          for (const { units, covers } of rows) {
            let left = 0;
            for (const unit of units) left += values[unit]!;
            covers.forEach((cover, level) => {
              const last = busy > 0 && level === covers.length - 1;
              values[cover] = last ? left : Math.min(1, left);
              left -= values[cover]!;
            });
          }
        },
      };
    },
    measure(weight, units) {
      let objective = 0;
      sitesOf.forEach((sites, demand) => {
        let count = 0;
        for (const site of sites) count += units[site]!;
        objective += weight[demand]! * (1 - busy ** count);
      });
      return { objective, server: nearestWithUnit(near, units) };
    },
    begin(weight) {
      const count = new Uint32Array(sitesOf.length);
      return {
        gain(site) {
          let sum = 0;
          for (const demand of demandsOf[site]!) sum += weight[demand]! * adds(count[demand]!);
          return sum;
        },
        add(site) {
          for (const demand of demandsOf[site]!) count[demand]!++;
        },
      };
    },
    limit(weight) {
      let within = 0;
      sitesOf.forEach((sites, demand) => (within += sites.length > 0 ? weight[demand]! : 0));
      return within;
    },
  };
}

const mostLevels = 15;

/**
 * What the first, second, … unit in reach adds, until it is little. From there on each counts as the next
 * one would: never less than it is, so a bound stays one.
 */
function levels(busy: number): { share: number; upper: number }[] {
  const found = [{ share: 1 - busy, upper: 1 }];
  const share = () => (1 - busy) * busy ** found.length;
  while (busy ** found.length > 1e-3 && found.length < mostLevels)
    found.push({ share: share(), upper: 1 });
  if (busy > 0) found.push({ share: share(), upper: Infinity });
  return found;
}
