import type * as Deck from "./deck";

type DeckPart = typeof Deck;

/** Where this program came from; the parts lie beside it. Read before any cell code runs. */
const here = (document.currentScript as HTMLScriptElement).src;

let deck: Promise<DeckPart> | undefined;

/** Fetches deck.gl the first time a program needs it. */
export function loadDeck(): Promise<DeckPart> {
  deck ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL("deck.js", here).href;
    script.onload = () =>
      resolve((globalThis as unknown as { beatbookDeck: DeckPart }).beatbookDeck);
    script.onerror = () => {
      deck = undefined;
      reject(new Error("The map library could not be loaded. Is the workbench still running?"));
    };
    document.head.append(script);
  });
  return deck;
}
