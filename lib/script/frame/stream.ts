/** An element with the `value` and `input` convention: the value it has now, and those to come. */
export class View {
  constructor(readonly element: EventTarget & { value?: unknown }) {}

  get value(): unknown {
    return this.element.value;
  }

  valueOf(): unknown {
    return this.value;
  }

  /** Calls with each new value until the signal aborts. */
  listen(onValue: (value: unknown) => void, signal: AbortSignal): void {
    this.element.addEventListener("input", () => onValue(this.value), { signal });
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown> {
    for (;;) {
      yield this.value;
      await new Promise((go) => this.element.addEventListener("input", go, { once: true }));
    }
  }
}

export type Values = Iterator<unknown> | AsyncIterator<unknown>;

/** Generators, not arrays and maps: things that give their values one after the other. */
export function maybeGenerator(value: unknown): Values | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const given = value as { next?: unknown; return?: unknown } & Partial<
    Iterable<unknown> & AsyncIterable<unknown>
  >;
  const iterates = given[Symbol.asyncIterator] ?? given[Symbol.iterator];
  if (!iterates || typeof given.next !== "function" || typeof given.return !== "function") {
    return undefined;
  }
  return given as unknown as Values;
}

/** The next time there is something to see; soon, too, where nobody looks. */
export const nextFrame = () =>
  new Promise<void>((go) => {
    const late = setTimeout(go, 100);
    requestAnimationFrame(() => {
      clearTimeout(late);
      go();
    });
  });

/** Takes value after value until the end or the signal; the generator's `finally` runs either way. */
export async function follow(
  values: Values,
  onValue: (value: unknown) => void,
  signal: AbortSignal,
): Promise<void> {
  signal.addEventListener("abort", () => void values.return?.(undefined), { once: true });
  while (!signal.aborted) {
    const { done, value } = await values.next();
    if (done || signal.aborted) return;
    onValue(await value);
    await nextFrame();
  }
}
