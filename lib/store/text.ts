import { readNotebook, writeNotebook } from "@/lib/notebook/format";
import type { NotebookDocument } from "@/lib/notebook/document";
import { StoreProblem } from "./problems";
import type { Store } from "./store";

type Kinds = Pick<Store, "kinds">;

function documentOf({ kinds }: Kinds, text: string): NotebookDocument {
  const read = readNotebook(text, kinds);
  if (read.ok) return read.document;
  throw new StoreProblem(
    "malformed",
    "This is not a notebook that Beatbook can read. Nothing was saved.",
    read.errors,
  );
}

/** What the list shows of a text. Throws `malformed` with line errors. */
export function factsOf(kinds: Kinds, text: string) {
  const { title, order } = documentOf(kinds, text);
  return { title, cells: order.length, bytes: Buffer.byteLength(text, "utf8") };
}

/** The same text under another title; not a byte differs but the title's. */
export const withTitle = (kinds: Kinds, text: string, title: string): string =>
  writeNotebook({ ...documentOf(kinds, text), title });

export const emptyNotebook = (title: string): string =>
  writeNotebook({ title, auto: true, datasets: {}, order: [], cells: {} });
