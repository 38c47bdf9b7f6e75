import { readFromFrame, type FrameTheme, type FromFrame, type ToFrame } from "./messages";
import { Rate } from "./rates";

export interface ConnectionEvents {
  onMessage(message: FromFrame): void;
  /** The document started, or started again because the element was moved or went elsewhere. */
  onStart(): void;
  /** Its program did not come within the time that it has. */
  onSilence(): void;
  /** It talks too much or comes back too often: it must go. */
  onNuisance(words: string): void;
}

/** Long enough for a slow disk, and for another cell of the page that computes. */
export const silenceAtMost = 30_000;

/**
 * One living frame: the element, the port, and the checks on what comes through it.
 * The element starts loading when it is created and ends with `remove`.
 */
export class Connection {
  readonly element = document.createElement("iframe");
  private port: MessagePort | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private readonly messages = new Rate(1_000, 1_000);
  private readonly values = new Rate(70, 1_000);
  private readonly starts = new Rate(6, 10_000);

  constructor(
    url: string,
    private readonly theme: () => FrameTheme,
    private readonly events: ConnectionEvents,
  ) {
    const { element } = this;
    element.setAttribute("sandbox", "allow-scripts");
    element.referrerPolicy = "no-referrer";
    element.title = "Output of the cell";
    element.style.cssText = "display: block; width: 100%; height: 1px; border: 0";
    element.src = url;
    element.addEventListener("load", this.connect);
    this.listen();
  }

  send(message: ToFrame, transfer: Transferable[] = []): void {
    this.port?.postMessage(message, transfer);
  }

  remove(): void {
    clearTimeout(this.silence);
    this.element.removeEventListener("load", this.connect);
    this.port?.close();
    this.port = undefined;
    this.element.remove();
  }

  private listen(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.events.onSilence(), silenceAtMost);
  }

  private connect = () => {
    this.port?.close();
    if (!this.starts.take()) return this.events.onNuisance("It started itself again and again.");
    this.listen();
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    port1.onmessage = ({ data }) => this.receive(data);
    const start: ToFrame = { v: 1, type: "start", theme: this.theme() };
    // The frame's origin is opaque, so it has no name; whoever sits there gets only the theme and a port.
    this.element.contentWindow?.postMessage(start, "*", [port2]);
    this.events.onStart();
  };

  private receive(data: unknown): void {
    if (!this.messages.take()) return this.events.onNuisance("It sent too many messages.");
    const message = readFromFrame(data);
    if (message) clearTimeout(this.silence);
    if (!message || (message.type === "values" && !this.values.take())) return;
    this.events.onMessage(message);
  }
}
