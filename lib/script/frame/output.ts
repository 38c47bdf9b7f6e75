import { limits } from "../messages";
import { inspect } from "./inspect";
import { send } from "./port";
import { follow, maybeGenerator, View } from "./stream";

const place = document.createElement("div");

/** Puts the output's place into the document and tells the page how tall it is. */
export function installOutput(): void {
  place.id = "output";
  document.body.append(place);
  new ResizeObserver(tellHeight).observe(place);
}

let told = -1;

/** Also called at the end of a run: a frame without height is not drawn, so nothing observes it. */
export function tellHeight(): void {
  const pixels = Math.min(Math.ceil(place.getBoundingClientRect().height), limits.height);
  if (pixels !== told) send({ v: 1, type: "height", pixels: (told = pixels) });
}

export const outputPlace = () => place;

/** What one run shows. The drawing of the run before stays until there is a new one. */
export class Output {
  private readonly element = document.createElement("div");

  constructor(private readonly signal: AbortSignal) {}

  /** Takes the place of the earlier run's drawing, even when there is nothing to show. */
  begin(): void {
    if (!this.signal.aborted && this.element.parentNode !== place)
      place.replaceChildren(this.element);
  }

  display = <T>(value: T): T => {
    this.begin();
    this.element.append(asNode(value));
    return value;
  };

  view = (element: EventTarget & { value?: unknown }): View => {
    this.display(element);
    return new View(element);
  };

  /** The value of a cell's last expression: waits for promises, redraws for generators. */
  show = async (given: unknown): Promise<void> => {
    const value = await given;
    const values = maybeGenerator(value);
    if (!values) {
      if (value !== undefined) this.display(value);
      return;
    }
    this.begin();
    let shown: ChildNode = this.element.appendChild(document.createElement("div"));
    const redraw = (one: unknown) => {
      const next = asNode(one);
      shown.replaceWith(next);
      shown = next;
    };
    void follow(values, redraw, this.signal).catch((thrown) => this.fault(String(thrown)));
  };

  /** Something went wrong after the run had ended. */
  fault(words: string): void {
    const line = document.createElement("p");
    line.className = "fault";
    line.textContent = words;
    this.begin();
    this.element.append(line);
  }
}

function asNode(value: unknown): ChildNode {
  if (value instanceof Element || value instanceof Text) return value;
  if (value instanceof View && value.element instanceof Element) return value.element;
  if (value instanceof DocumentFragment) {
    const holder = document.createElement("div");
    holder.append(value);
    return holder;
  }
  return inspect(value);
}
