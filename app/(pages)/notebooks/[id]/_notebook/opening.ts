import { kindNames } from "@/cells/registry";
import type { CellSurroundings } from "@/cells/context";
import { readNotebook, writeNotebook, type FormatError } from "@/lib/notebook/format";
import type { NotebookDocument } from "@/lib/notebook/document";
import { Autosave, type Clock } from "@/lib/session/autosave";
import { draftKey, judgeDraft, readDraft, setDraftAside, type Draft } from "@/lib/session/draft";
import type { NotebookSession } from "@/lib/session/state";
import { formatMoment } from "@/lib/ui/format";
import { showToast } from "@/lib/ui/toast";
import { openSession } from "./open";
import { PageStore } from "./page-store";
import { saveText, type ServerNotebook } from "./server";
import { texts } from "./texts";

export interface OpenNotebook {
  id: string;
  surroundings: CellSurroundings;
  page: PageStore;
  autosave: Autosave;
  text(): string;
  close(): void;
}

export type Opening =
  { ok: true; notebook: OpenNotebook } | { ok: false; errors: readonly FormatError[] };

const clock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Reads the notebook, starts its session, and brings back what an earlier visit did not save. */
export async function openNotebook(server: ServerNotebook): Promise<Opening> {
  const read = readNotebook(server.text, kindNames);
  if (!read.ok) return { ok: false, errors: read.errors };
  const surroundings = await openSession(read.document);
  const { session } = surroundings;
  const text = textReader(session);
  const tab = holdTab();
  const autosave = new Autosave({
    id: server.id,
    tab: tab.name,
    server: { revision: server.revision, text: server.text },
    read: text,
    save: (content, base) => saveText(server.id, content, base),
    shelf: localStorage,
    clock,
  });
  const stopWatching = watch(session, autosave);
  await bringBackDraft(server, session, autosave);
  const { order, cells } = session.getState().document;
  const page = new PageStore(order.filter((id) => cells[id]?.options.folded === false));
  page.select(order[0] ?? null);
  const close = () => {
    stopWatching();
    autosave.close();
    tab.release();
    void session.close();
  };
  return { ok: true, notebook: { id: server.id, surroundings, page, autosave, text, close } };
}

function textReader(session: NotebookSession): () => string {
  let last: { document: NotebookDocument; text: string } | null = null;
  return () => {
    const { document } = session.getState();
    if (last?.document !== document) last = { document, text: writeNotebook(document) };
    return last.text;
  };
}

/** Tells the autosave of every change, and has it write the draft when the page goes away. */
function watch(session: NotebookSession, autosave: Autosave): () => void {
  let seen = session.getState().document;
  const unsubscribe = session.subscribe(() => {
    const { document } = session.getState();
    if (document === seen) return;
    seen = document;
    autosave.changed();
  });
  const keep = () => autosave.keepDraft();
  const again = () => void autosave.saveNow();
  window.addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", keep);
  window.addEventListener("online", again);
  return () => {
    unsubscribe();
    window.removeEventListener("pagehide", keep);
    document.removeEventListener("visibilitychange", keep);
    window.removeEventListener("online", again);
  };
}

async function bringBackDraft(
  server: ServerNotebook,
  session: NotebookSession,
  autosave: Autosave,
): Promise<void> {
  const key = draftKey(server.id);
  const draft = readDraft(localStorage, key);
  if (!draft || (await isTabOpen(draft.tab))) return;
  const verdict = judgeDraft(draft, server);
  if (verdict === "none") return localStorage.removeItem(key);
  const read = readNotebook(draft.text, kindNames);
  if (!read.ok) {
    if (setDraftAside(localStorage, server.id, draft)) localStorage.removeItem(key);
    showToast({ tone: "bad", text: texts.draft.unreadable });
    return;
  }
  session.apply({ type: "replace-document", document: read.document });
  autosave.expect(draft.sent ?? []);
  if (verdict === "conflict") autosave.adopt(draft, server);
  else sayRestored(draft, session);
  localStorage.removeItem(key);
  autosave.keepDraft();
}

function sayRestored(draft: Draft, session: NotebookSession): void {
  showToast({
    tone: "plain",
    text: texts.draft.restored(formatMoment(draft.at)),
    action: { label: texts.draft.undo, run: () => session.undo() },
  });
}

/** A tab is a lock that is held while it is open, so that no draft is taken from a tab that still writes it. */
function holdTab(): { name: string; release(): void } {
  const name = `t${Math.random().toString(36).slice(2)}`;
  let release = () => {};
  const open = new Promise<void>((resolve) => (release = resolve));
  void navigator.locks?.request(lockOf(name), () => open);
  return { name, release };
}

async function isTabOpen(tab: string): Promise<boolean> {
  const locks = await navigator.locks?.query();
  return locks?.held?.some((lock) => lock.name === lockOf(tab)) ?? false;
}

const lockOf = (tab: string): string => `beatbook:tab:${tab}`;
