import type { Name } from "@/lib/notebook/document";
import { toCross } from "./cross";
import { send } from "./port";
import { follow, maybeGenerator, View } from "./stream";

/** Milliseconds between two messages with values: under the sixty a second that the page takes. */
const pause = 20;

interface FirstValues {
  values: Record<Name, unknown>;
  withheld: Record<Name, string>;
  live: boolean;
}

/** A run's outputs: the first value of each, then what generators and views give later. */
export class Outputs {
  private waiting: Record<Name, unknown> = {};
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly run: number,
    private readonly signal: AbortSignal,
    private readonly onFault: (thrown: unknown) => void,
  ) {}

  async first(outputs: Record<Name, unknown>): Promise<FirstValues> {
    const first: FirstValues = { values: {}, withheld: {}, live: false };
    await Promise.all(
      Object.entries(outputs).map(async ([name, output]) => {
        const given = await output;
        const values = maybeGenerator(given);
        if (values) {
          const { done, value } = await values.next();
          first.live ||= !done;
          this.put(first, name, done ? undefined : await value);
          if (!done) void follow(values, this.later(name), this.signal).catch(this.onFault);
          return;
        }
        if (given instanceof View) {
          first.live = true;
          given.listen(this.later(name), this.signal);
        }
        this.put(first, name, given);
      }),
    );
    return first;
  }

  private put(first: FirstValues, name: Name, given: unknown): void {
    const crossing = toCross(given);
    if ("withheld" in crossing) first.withheld[name] = crossing.withheld;
    else first.values[name] = crossing.value;
  }

  private later = (name: Name) => (value: unknown) => {
    const crossing = toCross(value);
    if ("withheld" in crossing) return;
    this.waiting[name] = crossing.value;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const values = this.waiting;
      this.waiting = {};
      if (!this.signal.aborted) send({ v: 1, type: "values", run: this.run, values });
    }, pause);
  };
}
