import * as Inputs from "@observablehq/inputs";
import * as Plot from "@observablehq/plot";
import * as d3 from "d3";
import { html, svg } from "htl";
import { decodeTable, Table } from "@/lib/table/table";
import type { Name } from "@/lib/notebook/document";
import type { ScriptInput, ScriptPart } from "../frames";
import type { ToFrame } from "../messages";
import type { StandardName } from "../standard";
import { Cell, sourced } from "./cell";
import { loadDeck, loadMethods } from "./parts";
import { Output, outputPlace, tellHeight } from "./output";
import { Outputs } from "./outputs";
import { send } from "./port";
import { sqlTag } from "./query";

type RunMessage = Extract<ToFrame, { type: "run" }>;

const AsyncFunction = (async () => {}).constructor as FunctionConstructor;

let current: { run: number; end: AbortController; output: Output } | undefined;

/** Ends what is going on: invalidation, generators, views. */
export function stop(run?: number): void {
  if (current && (run === undefined || run === current.run)) current.end.abort();
}

/** Runs a program in place of the one before and tells the page how it ended. */
export async function start(message: RunMessage): Promise<void> {
  const { run } = message;
  stop();
  const end = new AbortController();
  const { signal } = end;
  const output = new Output(signal);
  current = { run, end, output };
  const cell = new Cell(output.show);
  try {
    const scope: Record<Name, unknown> = {
      ...(await standard(run, message.parts, output, signal)),
      ...readInputs(message.inputs),
      __cell: cell,
    };
    const names = Object.keys(scope);
    const program = new AsyncFunction(...names, sourced(message.program, "cell"));
    const result = ((await program(...Object.values(scope))) ?? {}) as Record<Name, unknown>;
    const outputs = new Outputs(run, signal, (thrown) => output.fault(cell.words(thrown)));
    const first = await outputs.first(result);
    if (signal.aborted) return;
    output.begin();
    tellHeight();
    send({ v: 1, type: "done", run, ...first });
  } catch (thrown) {
    if (!signal.aborted) send({ v: 1, type: "failed", run, problem: cell.problem(thrown) });
  }
}

/** An error that no run waits for any more is shown where it happened. */
export function showLateFault(thrown: unknown): void {
  const words = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  if (current && !current.end.signal.aborted) current.output.fault(words);
}

async function standard(
  run: number,
  parts: readonly ScriptPart[],
  output: Output,
  signal: AbortSignal,
): Promise<Record<StandardName, unknown>> {
  const [deck, methods] = await Promise.all([
    parts.includes("deck") ? loadDeck() : undefined,
    parts.includes("methods") ? loadMethods() : undefined,
  ]);
  const invalidation = new Promise<void>((resolve) =>
    signal.addEventListener("abort", () => resolve(), { once: true }),
  );
  return {
    Plot,
    d3,
    Inputs,
    Table,
    html,
    svg,
    sql: sqlTag(run, signal),
    display: output.display,
    view: output.view,
    invalidation,
    width: outputPlace().clientWidth || 640,
    deck: deck?.deck,
    deckMap:
      deck && ((options: Parameters<typeof deck.deckMap>[0]) => deck.deckMap(options, signal)),
    methods,
  };
}

const isIdentifier = (name: Name) =>
  /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(name);

function readInputs(inputs: readonly ScriptInput[]): Record<Name, unknown> {
  return Object.fromEntries(
    inputs
      .filter(({ name }) => isIdentifier(name))
      .map((input) => [
        input.name,
        input.kind === "table" ? decodeTable(input.bytes) : input.value,
      ]),
  );
}
