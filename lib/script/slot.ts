import { EngineError } from "@/lib/engine/engine";
import type { Name } from "@/lib/notebook/document";
import { CellFailure, type CellProblem } from "@/lib/session/kind";
import { Connection, silenceAtMost } from "./connection";
import type { ScriptInput, ScriptRun } from "./frames";
import type { FrameTheme, FromFrame } from "./messages";
import { Rate } from "./rates";

/** How long a frame has to answer "stop" before it is removed, in milliseconds. */
const courtesy = 100;

const queriesAMinute = 200;

interface Running {
  number: number;
  run: ScriptRun;
  queries: Rate;
  settle?: { resolve(values: Record<Name, unknown>): void; reject(reason: unknown): void };
  /** Generators or views go on after the end. */
  live: boolean;
}

/**
 * One cell's place on the page and what is in it: nothing yet, a frame, or the
 * picture of a frame that sleeps. Keeps the last run, to play it again when the
 * frame had to start anew.
 */
export class ScriptSlot {
  lastSeen = 0;
  private place: HTMLElement | null = null;
  private seen = false;
  private connection: Connection | null = null;
  private started = false;
  private running: Running | null = null;
  private numbers = 0;
  private height = 1;
  private picture: HTMLImageElement | null = null;
  private pictureWanted: ((url: string | null) => void) | null = null;
  private stopped: (() => void) | null = null;

  constructor(
    private readonly url: string,
    private readonly theme: () => FrameTheme,
    private readonly onAlive: () => void,
    private readonly onHung: () => void,
  ) {}

  get alive(): boolean {
    return this.connection !== null;
  }

  get canSleep(): boolean {
    const { running } = this;
    return !this.seen && !!this.place && !!running && !running.settle && !running.live;
  }

  mount(place: HTMLElement): void {
    this.place = place;
    // An element that moves loads again: `connect` then plays the last run.
    if (this.connection) place.append(this.connection.element);
    else if (this.picture) place.append(this.picture);
  }

  unmount(place: HTMLElement): void {
    if (this.place !== place) return;
    this.place = null;
    this.seen = false;
    this.drop();
    if (this.running?.settle && this.running.run.needed) this.wake();
  }

  setSeen(seen: boolean): void {
    this.seen = seen;
    this.lastSeen = performance.now();
    if (seen && this.running && !this.connection) this.wake();
  }

  run(run: ScriptRun): Promise<Record<Name, unknown>> {
    this.running?.settle?.reject(aborted());
    return new Promise((resolve, reject) => {
      if (run.signal.aborted) return reject(aborted());
      const queries = new Rate(queriesAMinute, 60_000);
      const settle = { resolve, reject };
      const running: Running = { number: ++this.numbers, run, queries, settle, live: false };
      this.running = running;
      run.signal.addEventListener("abort", () => this.stop(running), { once: true });
      if (this.connection) this.play();
      else if (run.needed || this.seen) this.wake();
      else run.onWaiting(true);
    });
  }

  remove(): void {
    this.drop();
    this.running?.settle?.reject(aborted());
    this.running = null;
    this.picture?.remove();
    this.picture = null;
  }

  /** Removes a living frame; the function it gives back brings it again, with its last run. */
  suspend(): (() => void) | null {
    if (!this.connection) return null;
    this.drop();
    return () => this.wake();
  }

  tellTheme(): void {
    this.connection?.send({ v: 1, type: "theme", theme: this.theme() });
  }

  /** Leaves the frame's picture in its place and removes the frame. */
  async sleep(): Promise<void> {
    const { connection, running } = this;
    if (!connection || this.pictureWanted) return;
    const url = await new Promise<string | null>((resolve) => {
      this.pictureWanted = resolve;
      setTimeout(resolve, 2_000, null);
      connection.send({ v: 1, type: "picture", request: running?.number ?? 0 });
    });
    this.pictureWanted = null;
    if (!this.canSleep || this.connection !== connection || this.running !== running) return;
    this.drop();
    const picture = document.createElement("img");
    picture.alt = "";
    picture.style.cssText = `display: block; width: 100%; height: ${this.height}px; object-fit: contain; object-position: left top`;
    if (url) picture.src = url;
    this.picture = picture;
    this.place?.append(picture);
  }

  private wake(): void {
    if (this.connection) return;
    const connection = new Connection(this.url, this.theme, {
      onStart: () => {
        this.started = true;
        this.play();
      },
      onMessage: (message) => this.receive(message),
      onSilence: () => {
        this.drop();
        this.fail({
          message: `The part of Beatbook that runs TypeScript did not start within ${silenceAtMost / 1000} seconds.`,
          hint: "Is the Beatbook server still running? Then run the cell again, or reload this page: nothing is lost.",
        });
      },
      onNuisance: (words) => {
        this.drop();
        this.fail({ message: `The program was removed. ${words}` });
      },
    });
    this.connection = connection;
    connection.element.style.height = `${this.height}px`;
    (this.place ?? parkingPlace()).append(connection.element);
    this.onAlive();
  }

  private drop(): void {
    this.connection?.remove();
    this.connection = null;
    this.started = false;
    this.stopped?.();
  }

  /** Sends the program: for the first time, or again to a frame that started anew. */
  private play(): void {
    const { running, connection } = this;
    if (!running || !connection || !this.started) return;
    const { program, parts, inputs } = running.run;
    // The bytes stay here for the next time; a copy that is handed over is cheaper than one made by the port.
    const copies = inputs.map(copyInput);
    const transfer = copies.flatMap((one) => (one.kind === "table" ? [one.bytes.buffer] : []));
    const { number } = running;
    try {
      if (running.settle) running.run.onWaiting(false);
      connection.send(
        { v: 1, type: "run", run: number, program, parts: [...parts], inputs: copies },
        transfer as ArrayBuffer[],
      );
    } catch (thrown) {
      this.fail({
        message: `A value cannot be given to the program: ${(thrown as Error).message}`,
      });
    }
  }

  private stop(running: Running): void {
    if (this.running !== running) return;
    running.settle?.reject(aborted());
    running.settle = undefined;
    running.live = false;
    const { connection } = this;
    if (!connection) return;
    if (!this.started) return this.drop();
    connection.send({ v: 1, type: "stop", run: running.number });
    const late = setTimeout(() => {
      if (this.connection !== connection) return;
      this.drop();
      this.onHung();
      if (this.running?.settle) this.wake();
    }, courtesy);
    this.stopped = () => {
      clearTimeout(late);
      this.stopped = null;
    };
  }

  private fail(problem: CellProblem): void {
    this.running?.settle?.reject(new CellFailure(problem));
    if (this.running) this.running.settle = undefined;
  }

  private receive(message: FromFrame): void {
    if (message.type === "ready") return;
    if (message.type === "height") return this.setHeight(message.pixels);
    if (message.type === "picture") return this.pictureWanted?.(message.url);
    if (message.type === "stopped") return this.stopped?.();
    const { running } = this;
    if (!running || message.run !== running.number) return;
    switch (message.type) {
      case "progress":
        return running.run.onProgress(message.words);
      case "failed":
        this.showFrame();
        return this.fail(message.problem);
      case "values":
        if (!running.run.signal.aborted) running.run.onValues(message.values);
        return;
      case "query":
        return void this.query(running, message.query, message.sql, message.variables);
      case "done": {
        this.showFrame();
        running.live = message.live;
        const { settle } = running;
        running.settle = undefined;
        if (settle) {
          running.run.onWithheld?.(message.withheld);
          settle.resolve(message.values);
        } else if (message.live && !running.run.signal.aborted) {
          running.run.onValues(message.values);
        }
      }
    }
  }

  private async query(
    running: Running,
    query: number,
    sql: string,
    variables: Parameters<ScriptRun["onQuery"]>[1],
  ): Promise<void> {
    const { connection } = this;
    try {
      if (!running.queries.take()) {
        const message = `A program may ask at most ${queriesAMinute} queries a minute.`;
        throw new CellFailure({
          message,
          hint: "Ask for all the rows at once and split them here.",
        });
      }
      const bytes = (await running.run.onQuery(sql, variables)).slice();
      connection?.send({ v: 1, type: "answer", query, bytes }, [bytes.buffer]);
    } catch (thrown) {
      connection?.send({ v: 1, type: "refusal", query, problem: problemOf(thrown) });
    }
  }

  private setHeight(pixels: number): void {
    this.height = pixels;
    if (this.connection) this.connection.element.style.height = `${pixels}px`;
  }

  /** The woken frame has drawn: its picture has done its work. */
  private showFrame(): void {
    this.picture?.remove();
    this.picture = null;
  }
}

const aborted = () => new DOMException("The run was stopped.", "AbortError");

function problemOf(thrown: unknown): CellProblem {
  if (thrown instanceof CellFailure) return thrown.problem;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { message, ...(thrown instanceof EngineError && thrown.hint && { hint: thrown.hint }) };
}

function copyInput(input: ScriptInput): ScriptInput {
  return input.kind === "table" ? { ...input, bytes: input.bytes.slice() } : input;
}

/** Where frames wait whose cell has no place on the page yet: as wide as a page, not in sight. */
function parkingPlace(): HTMLElement {
  const id = "parked-script-frames";
  const found = document.getElementById(id);
  if (found) return found;
  const place = document.createElement("div");
  place.id = id;
  place.ariaHidden = "true";
  place.style.cssText = "position: fixed; left: -2000px; top: 0; width: 800px; visibility: hidden";
  return document.body.appendChild(place);
}
