import type { WorkerLike } from "./instance";

/**
 * Where the engine's files lie on our own server. Browsers keep them for a year, so a change of what
 * stands before the worker's program (`stop-hook.js`) needs a new number here and in `prepare.mjs`.
 */
export const engineFiles = (version: string) => {
  const home = `/vendor/duckdb-${version}`;
  return { worker: `${home}/stoppable-1.worker.js`, wasm: `${home}/duckdb-eh.wasm` };
};

interface Ahead {
  worker: Worker;
  /** What the worker answered to the message that started the engine. */
  answer: Promise<{ type: string; data: unknown }>;
}

declare global {
  interface Window {
    beatbookEngine?: Ahead | undefined;
  }
}

/** No number that the library gives to a message of its own. */
const ours = -1;

/**
 * Runs in a page's first bytes. Starting the engine takes longer than anything else between a
 * click and the first figure, so it does not wait for the page's scripts.
 */
export function aheadScript(version: string): string {
  const { worker, wasm } = engineFiles(version);
  return `try{(function(){
var w=new Worker("${worker}");
window.beatbookEngine={worker:w,answer:new Promise(function(done){
w.addEventListener("message",function hear(e){
if(e.data.requestId!==${ours}||e.data.type==="INSTANTIATE_PROGRESS")return;
w.removeEventListener("message",hear);done(e.data)})})};
w.postMessage({messageId:${ours},type:"INSTANTIATE",data:[location.origin+"${wasm}",null]})})()}catch(e){}`;
}

/** The worker that the page's first bytes started, once; null when there is none. */
export function takeAhead(): WorkerLike | null {
  const ahead = window.beatbookEngine;
  window.beatbookEngine = undefined;
  return ahead ? new StartedWorker(ahead) : null;
}

/** To the library a worker like any other: its own start message gets the answer that ours got. */
class StartedWorker implements WorkerLike {
  private readonly heard = new Map<unknown, (event: Event) => void>();

  constructor(private readonly ahead: Ahead) {}

  postMessage(message: { messageId: number; type: string }, transfer?: unknown): void {
    const { worker, answer } = this.ahead;
    if (message.type !== "INSTANTIATE") {
      return worker.postMessage(message, (transfer ?? []) as Transferable[]);
    }
    void answer.then(({ type, data }) => {
      const reply = { messageId: ours, requestId: message.messageId, type, data };
      worker.dispatchEvent(new MessageEvent("message", { data: reply }));
    });
  }

  addEventListener(type: string, listener: unknown): void {
    const hear = (event: Event) => {
      const { data } = event as MessageEvent<{ requestId?: number } | undefined>;
      if (data?.requestId !== ours) (listener as (event: Event) => void)(event);
    };
    this.heard.set(listener, hear);
    this.ahead.worker.addEventListener(type, hear);
  }

  removeEventListener(type: string, listener: unknown): void {
    const hear = this.heard.get(listener);
    if (hear) this.ahead.worker.removeEventListener(type, hear);
  }

  terminate(): void {
    this.ahead.worker.terminate();
  }
}
