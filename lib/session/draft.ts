/**
 * What was typed and not yet acknowledged by the server, kept in this browser. One draft
 * per notebook under `beatbook:draft:<id>`; a draft of another tab is never written over
 * but put beside it, so that two tabs together lose nothing.
 */

export interface Draft {
  /** Revision of the server that the text was made from. */
  base: number;
  text: string;
  /** Milliseconds since 1970. */
  at: number;
  /** The tab that wrote it. */
  tab: string;
  /** Texts that were sent while no answer came: when the server has one of them, it is ours. */
  sent?: readonly string[];
}

export interface DraftPlace {
  key: string;
  draft: Draft;
}

/** The part of `localStorage` that drafts need. */
export interface Shelf {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const prefix = "beatbook:draft:";

export const draftKey = (id: string): string => prefix + id;

export function readDraft(shelf: Shelf, key: string): Draft | null {
  try {
    const value: unknown = JSON.parse(shelf.getItem(key) ?? "null");
    return isDraft(value) ? value : null;
  } catch {
    return null;
  }
}

/** Returns false when the browser keeps nothing (full, or switched off). */
export function writeDraft(shelf: Shelf, id: string, draft: Draft): boolean {
  try {
    const other = readDraft(shelf, draftKey(id));
    if (other && other.tab !== draft.tab && other.text !== draft.text)
      shelf.setItem(`${draftKey(id)}:${other.tab}`, JSON.stringify(other));
    shelf.setItem(draftKey(id), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Forgets what this tab wrote; drafts of other tabs stay. */
export function clearDraft(shelf: Shelf, id: string, tab: string): void {
  try {
    for (const key of [draftKey(id), `${draftKey(id)}:${tab}`])
      if (readDraft(shelf, key)?.tab === tab) shelf.removeItem(key);
  } catch {
    // Nothing was kept, so there is nothing to forget.
  }
}

/** Puts a draft where no later save touches it, until the user removes it. */
export function setDraftAside(shelf: Shelf, id: string, draft: Draft): boolean {
  try {
    const tab = `kept-${draft.at}`;
    shelf.setItem(`${draftKey(id)}:${tab}`, JSON.stringify({ ...draft, tab }));
    return true;
  } catch {
    return false;
  }
}

/** Every draft of the notebook, the newest first. */
export function listDrafts(shelf: Shelf, id: string): DraftPlace[] {
  const places: DraftPlace[] = [];
  try {
    for (let index = 0; index < shelf.length; index += 1) {
      const key = shelf.key(index);
      if (!key || (key !== draftKey(id) && !key.startsWith(`${draftKey(id)}:`))) continue;
      const draft = readDraft(shelf, key);
      if (draft) places.push({ key, draft });
    }
  } catch {
    return [];
  }
  return places.sort((one, other) => other.draft.at - one.draft.at);
}

/**
 * What to do with a draft when its notebook is opened: nothing (the server has it),
 * bring it back, or ask, because the notebook went on without it.
 */
export function judgeDraft(
  draft: Draft | null,
  server: { revision: number; text: string },
): "none" | "restore" | "conflict" {
  if (!draft || draft.text === server.text) return "none";
  if (draft.base === server.revision || draft.sent?.includes(server.text)) return "restore";
  return "conflict";
}

function isDraft(value: unknown): value is Draft {
  const draft = value as Partial<Draft> | null;
  return (
    typeof draft === "object" &&
    draft !== null &&
    typeof draft.base === "number" &&
    typeof draft.text === "string" &&
    typeof draft.at === "number" &&
    typeof draft.tab === "string"
  );
}
