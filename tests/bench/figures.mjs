export const median = (values) => quantile(values, 0.5);

export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)];
  return low + (sorted[Math.ceil(at)] - low) * (at - Math.floor(at));
}

/** Measures ours and the bare way in turns, the first of each pair changing, so that neither is favoured. */
export async function inTurns(pairs, ours, bare) {
  const taken = { ours: [], bare: [] };
  for (let pair = 0; pair < pairs; pair++) {
    const turns = [
      async () => taken.ours.push(await ours()),
      async () => taken.bare.push(await bare()),
    ];
    if (pair % 2) turns.reverse();
    for (const turn of turns) await turn();
  }
  return taken;
}

/** Ratio of the medians, and the lowest and highest ratio of one pair. */
export function compare({ ours, bare }) {
  const ratios = ours.map((value, pair) => value / bare[pair]);
  return {
    ours: median(ours),
    bare: median(bare),
    ratio: median(ours) / median(bare),
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
  };
}
