/**
 * Colours of categories. Eight hues that colour-blind readers tell apart on white and
 * on dark ground, then the same hues lighter for a notebook with many categories.
 */
export const categoryPalette = [
  "#0072b2",
  "#e69f00",
  "#009e73",
  "#cc79a7",
  "#d55e00",
  "#56b4e9",
  "#8f7ad9",
  "#8c6d1f",
  "#7fb8d8",
  "#f2cf80",
  "#7fcdb8",
  "#e5bbd2",
  "#eaae80",
  "#a9d9f4",
  "#c6bcec",
  "#c5b68f",
] as const;

/** Everything beyond the named categories, and rows without one. */
export const otherColour = "#8d949c";
export const noValueColour = "#b9bdc2";

/**
 * Gives each category of a notebook one colour and keeps it: the same type of crime
 * looks the same in every chart and map. Which colour a category gets does not depend
 * on the chart but on its name, unless another category has it already.
 */
export class CategoryColours {
  private readonly slots = new Map<string, number>();

  /** One colour a category, all different up to the size of the palette. Most frequent first. */
  of(categories: readonly string[]): string[] {
    const here = new Set<number>();
    return categories.map((category) => {
      const known = this.slots.get(category);
      const slot = known !== undefined && !here.has(known) ? known : this.free(category, here);
      if (known === undefined) this.slots.set(category, slot);
      here.add(slot);
      return categoryPalette[slot]!;
    });
  }

  private free(category: string, here: ReadonlySet<number>): number {
    const taken = new Set(this.slots.values());
    const tiers = [
      (slot: number) => slot < 8 && !taken.has(slot) && !here.has(slot),
      (slot: number) => !taken.has(slot) && !here.has(slot),
      (slot: number) => !here.has(slot),
      () => true,
    ];
    const preferred = hash(category) % 8;
    const order = categoryPalette.map((_, step) => (preferred + step) % categoryPalette.length);
    for (const isFree of tiers) {
      const slot = order.find(isFree);
      if (slot !== undefined) return slot;
    }
    return preferred;
  }
}

const byOwner = new WeakMap<object, CategoryColours>();

/** The colours of one notebook; `owner` is whatever lives as long as it: its session. */
export function categoryColoursOf(owner: object): CategoryColours {
  const known = byOwner.get(owner);
  if (known) return known;
  const colours = new CategoryColours();
  byOwner.set(owner, colours);
  return colours;
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value >>> 0;
}
