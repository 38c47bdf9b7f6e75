import type { CellProblem } from "@/lib/session/kind";

/** Lines that the engine counts before the first one of a source: two of the function, one of compile.ts. */
const before = 3;

export class EndlessLoop extends Error {}

/** What a compiled program calls by the name `__cell`; compile.ts writes the calls. */
export class Cell {
  private offsets: number[] = [];
  private turnBegan: number | null = null;

  /** `patience`: milliseconds that loops may run without giving the frame a chance to do anything else. */
  constructor(
    readonly show: (value: unknown) => Promise<void>,
    private readonly patience = 8_000,
  ) {}

  /** Offsets of the source's lines, so that an error's line becomes a position. */
  lines(offsets: number[]): void {
    this.offsets = offsets;
  }

  /** Loops call it now and then. A turn ends when the frame gets to its next task. */
  turn(): 0 {
    const now = performance.now();
    if (this.turnBegan === null) {
      this.turnBegan = now;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        this.turnBegan = null;
        port1.close();
      };
      port2.postMessage(null);
    } else if (now - this.turnBegan > this.patience) {
      this.turnBegan = null;
      throw new EndlessLoop(
        `This loop ran for ${this.patience / 1000} seconds without a pause, so it was stopped.`,
      );
    }
    return 0;
  }

  /** Evaluates a library in a scope of its own and gives back what it defines. */
  library(name: string, text: string, given: Record<string, unknown>): unknown {
    const make = new Function("__cell", ...Object.keys(given), sourced(text, `library-${name}`));
    return make(this, ...Object.values(given));
  }

  /** An error of the program in one sentence, with its line: for a place that shows no position. */
  words(thrown: unknown): string {
    return this.describe(thrown, true).message;
  }

  /** An error of the program; its position says the line when that is known. */
  problem(thrown: unknown): CellProblem {
    return this.describe(thrown, false);
  }

  private describe(thrown: unknown, always: boolean): CellProblem {
    const stack = thrown instanceof Error ? (thrown.stack ?? "") : "";
    const place = /(?:^|[\s(@/])(cell|library-[^\s:()]+):(\d+):\d+/m.exec(stack);
    const inLibrary = place?.[1]?.startsWith("library-") ? place[1].slice(8) : undefined;
    const line = place ? Number(place[2]) - before : undefined;
    const own = /(?:^|[\s(@/])cell:(\d+):\d+/m.exec(stack);
    const position = own ? this.offsets[Number(own[1]) - before - 1] : undefined;
    // Of a library's error the position is where the cell calls it.
    const isLineSaid = always || inLibrary !== undefined || position === undefined;
    const where = [
      thrown instanceof Error && thrown.name !== "Error" ? thrown.name : null,
      inLibrary ? `library “${inLibrary}”` : null,
      isLineSaid && line !== undefined && line > 0 ? `line ${line}` : null,
    ].filter((part) => part !== null);
    const message =
      thrown instanceof Error ? thrown.message : `The program threw ${String(thrown)}`;
    return {
      message: (where.length ? `${message} (${where.join(", ")})` : message).slice(0, 2_000),
      ...(position !== undefined && { position }),
      ...(thrown instanceof EndlessLoop && {
        hint: "Check the condition that should end the loop.",
      }),
    };
  }
}

export const sourced = (text: string, name: string) => `${text}\n//# sourceURL=${name}`;
