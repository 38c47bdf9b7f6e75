import { clearDraft, setDraftAside, writeDraft, type Draft, type Shelf } from "./draft";

/** What the server answered. Anything thrown means: no answer, try again later. */
export type SaveAnswer =
  | { kind: "saved"; revision: number }
  /** The server has another revision than the one that was changed here. */
  | { kind: "conflict"; theirs: ServerText }
  /** It will not take this text, however often it is sent. */
  | { kind: "refused"; reason: string };

export interface ServerText {
  revision: number;
  text: string;
}

export type SaveStatus =
  | { kind: "saved" }
  /** Changed; the draft is in this browser and a save is due. */
  | { kind: "draft" }
  | { kind: "saving" }
  | { kind: "away"; tries: number }
  | { kind: "refused"; reason: string }
  | { kind: "conflict"; theirs: ServerText };

export interface Clock {
  now(): number;
  /** Calls back once after so many milliseconds; returns what calls it off. */
  after(milliseconds: number, call: () => void): () => void;
}

export interface AutosaveParts {
  id: string;
  /** Names this tab in drafts. */
  tab: string;
  server: ServerText;
  /** The notebook as text, now. */
  read(): string;
  save(text: string, base: number): Promise<SaveAnswer>;
  shelf: Shelf;
  clock: Clock;
}

const draftAfter = 150;
const saveAfter = 1000;
const longestWait = 30_000;

/**
 * Keeps a notebook: a draft in this browser at once, a revision on the server soon.
 * One save is under way at a time and each names the revision that it changes, so
 * a save can never take the place of one that was not seen here.
 */
export class Autosave {
  private status: SaveStatus = { kind: "saved" };
  private base: number;
  private saved: string;
  private unanswered: string[] = [];
  private inFlight: Promise<void> | null = null;
  private stopDraft: (() => void) | null = null;
  private stopSave: (() => void) | null = null;
  private tries = 0;
  private closed = false;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: AutosaveParts) {
    this.base = parts.server.revision;
    this.saved = parts.server.text;
  }

  getStatus = (): SaveStatus => this.status;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The revision that the next save will change. */
  get revision(): number {
    return this.base;
  }

  /** Call after every change of the document; cheap. */
  changed(): void {
    if (this.closed) return;
    this.stopDraft ??= this.parts.clock.after(draftAfter, () => this.keepDraft());
    if (this.status.kind === "conflict") return;
    if (this.status.kind === "saved" || this.status.kind === "refused")
      this.tell({ kind: "draft" });
    if (this.status.kind !== "away") this.saveIn(saveAfter);
  }

  /** Writes the draft before it returns: for the moment when the page goes away. */
  keepDraft(): void {
    this.stopDraft?.();
    this.stopDraft = null;
    if (this.closed) return;
    const text = this.parts.read();
    if (text === this.saved && this.unanswered.length === 0) this.forgetDraft();
    else writeDraft(this.parts.shelf, this.parts.id, this.draftOf(text));
  }

  /** Saves now what is not saved; resolves when the server has answered or cannot be reached. */
  async saveNow(): Promise<void> {
    this.keepDraft();
    while (this.inFlight) await this.inFlight;
    if (this.closed || this.status.kind === "conflict") return;
    this.stopSave?.();
    this.stopSave = null;
    this.inFlight = this.attempt().finally(() => (this.inFlight = null));
    await this.inFlight;
  }

  /** After a conflict: the next save takes the place of theirs, which stays among the revisions. */
  async saveOverTheirs(): Promise<void> {
    if (this.status.kind !== "conflict") return;
    this.base = this.status.theirs.revision;
    this.saved = this.status.theirs.text;
    this.tell({ kind: "draft" });
    await this.saveNow();
  }

  /**
   * After a conflict: the page shows theirs from now on. What was here is put aside in this
   * browser unless it is safe elsewhere. Returns false, and changes nothing, when it could not be.
   */
  takeTheirs(mine: "put aside" | "safe elsewhere"): boolean {
    if (this.status.kind !== "conflict") return false;
    const draft = this.draftOf(this.parts.read());
    if (mine === "put aside" && !setDraftAside(this.parts.shelf, this.parts.id, draft))
      return false;
    this.base = this.status.theirs.revision;
    this.saved = this.status.theirs.text;
    this.unanswered = [];
    this.forgetDraft();
    this.tell({ kind: "saved" });
    return true;
  }

  /** The page shows a draft of an earlier visit, but the server went on without it. */
  adopt(draft: Draft, theirs: ServerText): void {
    this.base = draft.base;
    this.tell({ kind: "conflict", theirs });
  }

  /** Texts that an earlier visit sent without hearing back. */
  expect(sent: readonly string[]): void {
    this.unanswered.push(...sent);
  }

  close(): void {
    this.keepDraft();
    this.closed = true;
    this.stopSave?.();
    this.listeners.clear();
  }

  private async attempt(): Promise<void> {
    const text = this.parts.read();
    if (text === this.saved) return this.settle();
    this.tell({ kind: "saving" });
    if (!this.unanswered.includes(text)) this.unanswered = [...this.unanswered.slice(-2), text];
    let answer: SaveAnswer;
    try {
      answer = await this.parts.save(text, this.base);
    } catch {
      if (!this.closed) this.waitForServer();
      return;
    }
    if (this.closed) return;
    this.tries = 0;
    if (answer.kind === "saved") this.acknowledge(answer.revision, text);
    else if (answer.kind === "refused") {
      this.unanswered = this.unanswered.filter((one) => one !== text);
      this.tell({ kind: "refused", reason: answer.reason });
      this.keepDraft();
    } else if (this.unanswered.includes(answer.theirs.text)) {
      // Our own save, whose answer was lost on the way.
      this.acknowledge(answer.theirs.revision, answer.theirs.text);
    } else {
      this.tell({ kind: "conflict", theirs: answer.theirs });
      this.keepDraft();
    }
  }

  private acknowledge(revision: number, text: string): void {
    this.base = revision;
    this.saved = text;
    this.unanswered = [];
    this.settle();
  }

  private settle(): void {
    this.keepDraft();
    if (this.parts.read() === this.saved) return this.tell({ kind: "saved" });
    this.tell({ kind: "draft" });
    this.saveIn(saveAfter);
  }

  private waitForServer(): void {
    this.tries += 1;
    this.keepDraft();
    this.tell({ kind: "away", tries: this.tries });
    this.saveIn(Math.min(longestWait, 1000 * 2 ** (this.tries - 1)));
  }

  private saveIn(milliseconds: number): void {
    this.stopSave?.();
    this.stopSave = this.parts.clock.after(milliseconds, () => {
      this.stopSave = null;
      void this.saveNow();
    });
  }

  private draftOf(text: string): Draft {
    const sent = this.unanswered.filter((one) => one !== text);
    const { tab, clock } = this.parts;
    return { base: this.base, text, at: clock.now(), tab, ...(sent.length > 0 && { sent }) };
  }

  private forgetDraft(): void {
    clearDraft(this.parts.shelf, this.parts.id, this.parts.tab);
  }

  private tell(status: SaveStatus): void {
    this.status = status;
    for (const listener of this.listeners) listener();
  }
}
