import { Choice, costOf, type MedianSites } from "./median-sites";

const little = 1e-10;

/**
 * Makes a choice of sites better by interchange (Teitz and Bart 1968): a site takes the place of another,
 * is added or given up, while that helps. For each that comes, what every other would be missed is known
 * after one look at the demands (Whitaker 1983; Resende and Werneck 2007). Returns what the choice costs.
 */
export function swapSites(own: MedianSites, choice: Choice, until: number): number {
  const { reach, ways, weight, cost, stands, classOf } = own;
  const { demands, sites, distance } = reach;
  const { isOpen } = choice;
  const first = new Int32Array(demands);
  const near = new Float64Array(demands);
  const next = new Float64Array(demands);
  const counted = Int32Array.from(weight.keys()).filter((demand) => weight[demand]! > 0);

  const look = (demand: number) => {
    const [order, far] = [ways.order[demand]!, ways.far[demand]!];
    let at = 0;
    while (isOpen[order[at]!] === 0) at++;
    first[demand] = order[at]!;
    near[demand] = far[at]!;
    for (at++; at < sites && isOpen[order[at]!] === 0;) at++;
    next[demand] = at < sites ? far[at]! : Infinity;
  };
  counted.forEach(look);
  let now = costOf(own, isOpen);
  const missed = new Float64Array(sites);

  /** What all sites would be missed when one more (-1 for none) is there, and what that one saves. */
  const weigh = (site: number): number => {
    missed.fill(0);
    let saved = 0;
    for (const demand of counted) {
      const way = site < 0 ? Infinity : distance(demand, site);
      const more = way - near[demand]!;
      if (more < 0) saved -= weight[demand]! * more;
      else
        missed[first[demand]!]! += weight[demand]! * Math.min(more, next[demand]! - near[demand]!);
    }
    return saved;
  };

  const improved = (site: number): boolean => {
    const saved = weigh(site) - (site < 0 ? 0 : cost[site]!);
    let [best, out] = [-Infinity, -1];
    if (site >= 0 && choice.fits(site)) best = saved;
    for (let other = 0; other < sites; other++) {
      if (isOpen[other] === 0 || stands[other] === 1) continue;
      const gain = saved + cost[other]! - missed[other]!;
      if (!(gain > best) || (site >= 0 && !choice.fits(site, other))) continue;
      [best, out] = [gain, other];
    }
    if (!(best > little * Math.abs(now))) return false;
    if (out >= 0) choice.close(out);
    if (site >= 0) choice.open(site);
    for (const demand of counted) {
      if (first[demand] === out) look(demand);
      else if (out >= 0 && next[demand] === distance(demand, out)) look(demand);
      else if (site >= 0 && distance(demand, site) < next[demand]!) look(demand);
    }
    now -= best;
    return true;
  };

  const costs = cost.some((each) => each > 0);
  for (let site = 0, since = 0; since <= sites; since++) {
    if (performance.now() > until) break;
    const at = site - 1;
    site = (site + 1) % (sites + 1);
    const may = at < 0 ? costs : isOpen[at] === 0 && classOf[at]! >= 0;
    if (may && improved(at)) since = -1;
  }
  return costOf(own, isOpen);
}
