/** How often something may happen: `most` times in any `milliseconds`. */
export class Rate {
  private times: number[] = [];

  constructor(
    private readonly most: number,
    private readonly milliseconds: number,
  ) {}

  /** Counts one; false when that is one too many. */
  take(now = performance.now()): boolean {
    while (this.times.length && now - (this.times[0] ?? now) >= this.milliseconds) {
      this.times.shift();
    }
    if (this.times.length >= this.most) return false;
    this.times.push(now);
    return true;
  }
}
