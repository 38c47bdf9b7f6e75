import type * as Methods from "@/lib/methods";
import type * as Deck from "./deck";
import type * as Solver from "./solver";

/** Where this program came from; the parts lie beside it. Read before any cell code runs. */
const here = (document.currentScript as HTMLScriptElement).src;

/** Fetches a part the first time a program needs it: a script that leaves one global behind. */
function partLoader<Part>(file: string, global: string, what: string): () => Promise<Part> {
  let loaded: Promise<Part> | undefined;
  return () => {
    loaded ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(file, here).href;
      script.onload = () => resolve((globalThis as unknown as Record<string, Part>)[global]!);
      script.onerror = () => {
        loaded = undefined;
        reject(new Error(`${what} could not be loaded. Is the workbench still running?`));
      };
      document.head.append(script);
    });
    return loaded;
  };
}

export const loadDeck = partLoader<typeof Deck>("deck.js", "beatbookDeck", "The map library");

export const loadMethods = partLoader<typeof Methods>(
  "methods.js",
  "beatbookMethods",
  "The analysis library",
);

export const loadSolver = partLoader<typeof Solver>("solver.js", "beatbookSolver", "The solver");
