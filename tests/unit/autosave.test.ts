import { beforeEach, describe, expect, test } from "vitest";
import { Autosave, type Clock, type SaveAnswer } from "@/lib/session/autosave";
import {
  draftKey,
  judgeDraft,
  listDrafts,
  readDraft,
  writeDraft,
  type Draft,
  type Shelf,
} from "@/lib/session/draft";

class MemoryShelf implements Shelf {
  readonly items = new Map<string, string>();
  full = false;
  get length() {
    return this.items.size;
  }
  key = (index: number) => [...this.items.keys()][index] ?? null;
  getItem = (key: string) => this.items.get(key) ?? null;
  removeItem = (key: string) => void this.items.delete(key);
  setItem(key: string, value: string) {
    if (this.full) throw new Error("QuotaExceededError");
    this.items.set(key, value);
  }
}

class TestClock implements Clock {
  time = 1000;
  private waiting: { at: number; call: () => void }[] = [];
  now = () => this.time;
  after = (milliseconds: number, call: () => void) => {
    const entry = { at: this.time + milliseconds, call };
    this.waiting.push(entry);
    return () => void (this.waiting = this.waiting.filter((one) => one !== entry));
  };
  /** Lets time pass; what is due runs in order, and promises settle in between. */
  async pass(milliseconds: number) {
    const end = this.time + milliseconds;
    for (;;) {
      const due = this.waiting.filter((one) => one.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.waiting = this.waiting.filter((one) => one !== due);
      this.time = due.at;
      due.call();
      await settled();
    }
    this.time = end;
    await settled();
  }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A store of one notebook with compare-and-swap, which can lose the way in or the way back. */
class TestServer {
  revisions = ["first"];
  requests: { text: string; base: number }[] = [];
  fault: "none" | "way in" | "way back" = "none";
  hold: Promise<void> | null = null;
  refuse: string | null = null;

  get current() {
    return { revision: this.revisions.length, text: this.revisions.at(-1) ?? "" };
  }

  save = async (text: string, base: number): Promise<SaveAnswer> => {
    this.requests.push({ text, base });
    if (this.fault === "way in") throw new TypeError("Failed to fetch");
    await this.hold;
    if (this.refuse) return { kind: "refused", reason: this.refuse };
    if (base !== this.current.revision) return { kind: "conflict", theirs: this.current };
    this.revisions.push(text);
    if (this.fault === "way back") throw new TypeError("Failed to fetch");
    return { kind: "saved", revision: this.current.revision };
  };
}

let shelf: MemoryShelf;
let clock: TestClock;
let server: TestServer;

beforeEach(() => {
  shelf = new MemoryShelf();
  clock = new TestClock();
  server = new TestServer();
});

function open(tab = "one") {
  const page = { text: server.current.text };
  const autosave = new Autosave({
    id: "n1",
    tab,
    server: server.current,
    read: () => page.text,
    save: server.save,
    shelf,
    clock,
  });
  const type = (text: string) => {
    page.text = text;
    autosave.changed();
  };
  return { autosave, type, page };
}

const draft = (): Draft | null => readDraft(shelf, draftKey("n1"));

describe("a draft in this browser", () => {
  test("is there within 250 ms of a keystroke, also while typing goes on", async () => {
    const { type } = open();
    for (let key = 1; key <= 20; key += 1) {
      type("a".repeat(key));
      await clock.pass(40);
    }
    expect(20 - (draft()?.text.length ?? 0)).toBeLessThanOrEqual(250 / 40);
  });

  test("is written before the page goes away", () => {
    const { autosave, type } = open();
    type("last words");
    expect(draft()).toBeNull();
    autosave.keepDraft();
    expect(draft()).toMatchObject({ base: 1, text: "last words" });
  });

  test("goes when the server has acknowledged its text, not before", async () => {
    const { type, autosave } = open();
    let answer = () => {};
    server.hold = new Promise((resolve) => (answer = resolve));
    type("changed");
    await clock.pass(1100);
    expect(autosave.getStatus().kind).toBe("saving");
    expect(draft()?.text).toBe("changed");
    answer();
    await clock.pass(0);
    expect(autosave.getStatus().kind).toBe("saved");
    expect(draft()).toBeNull();
  });

  test("of another tab is put beside, not written over", () => {
    const first = open("one");
    const second = open("two");
    first.type("from the first tab");
    first.autosave.keepDraft();
    second.type("from the second tab");
    second.autosave.keepDraft();
    expect(
      listDrafts(shelf, "n1")
        .map((place) => place.draft.text)
        .sort(),
    ).toEqual(["from the first tab", "from the second tab"]);
  });

  test("that cannot be kept does not stop the save", async () => {
    shelf.full = true;
    const { type, autosave } = open();
    type("changed");
    await clock.pass(2000);
    expect(server.current.text).toBe("changed");
    expect(autosave.getStatus().kind).toBe("saved");
  });

  test("is judged by the revision it was made from", () => {
    const mine = { base: 3, text: "mine", at: 1, tab: "one" };
    expect(judgeDraft(null, { revision: 3, text: "theirs" })).toBe("none");
    expect(judgeDraft(mine, { revision: 4, text: "mine" })).toBe("none");
    expect(judgeDraft(mine, { revision: 3, text: "before" })).toBe("restore");
    expect(judgeDraft(mine, { revision: 4, text: "theirs" })).toBe("conflict");
    expect(judgeDraft({ ...mine, sent: ["half"] }, { revision: 4, text: "half" })).toBe("restore");
  });

  test("that is damaged counts as none", () => {
    shelf.setItem(draftKey("n1"), '{"text": 5');
    expect(draft()).toBeNull();
    shelf.setItem(draftKey("n1"), '{"text": 5}');
    expect(draft()).toBeNull();
    expect(listDrafts(shelf, "n1")).toEqual([]);
  });

  test("of a longer id is another notebook's", () => {
    writeDraft(shelf, "n10", { base: 1, text: "other", at: 1, tab: "one" });
    expect(listDrafts(shelf, "n1")).toEqual([]);
  });
});

describe("saving", () => {
  test("waits a second after the last change and sends one text", async () => {
    const { type } = open();
    type("a");
    await clock.pass(600);
    type("ab");
    await clock.pass(600);
    expect(server.requests).toEqual([]);
    await clock.pass(500);
    expect(server.requests).toEqual([{ text: "ab", base: 1 }]);
  });

  test("has one save under way, and the next names the revision of the last", async () => {
    const { type, autosave } = open();
    let answer = () => {};
    server.hold = new Promise((resolve) => (answer = resolve));
    type("a");
    await clock.pass(1000);
    type("ab");
    void autosave.saveNow();
    void autosave.saveNow();
    await clock.pass(5000);
    expect(server.requests).toHaveLength(1);
    answer();
    await clock.pass(2000);
    expect(server.requests).toEqual([
      { text: "a", base: 1 },
      { text: "ab", base: 2 },
    ]);
    expect(autosave.getStatus().kind).toBe("saved");
  });

  test("sends nothing when a change was taken back", async () => {
    const { type, autosave } = open();
    type("a");
    type("first");
    await clock.pass(2000);
    expect(server.requests).toEqual([]);
    expect(autosave.getStatus().kind).toBe("saved");
    expect(draft()).toBeNull();
  });

  test("tries again, more and more slowly, while the server is away", async () => {
    const { type, autosave } = open();
    server.fault = "way in";
    type("a");
    await clock.pass(1000 + 1000 + 2000 + 4000);
    expect(server.requests).toHaveLength(4);
    expect(autosave.getStatus()).toEqual({ kind: "away", tries: 4 });
    expect(draft()?.text).toBe("a");
    server.fault = "none";
    await clock.pass(30_000);
    expect(server.current.text).toBe("a");
    expect(autosave.getStatus().kind).toBe("saved");
  });

  test("knows its own save when only the answer was lost", async () => {
    const { type, autosave } = open();
    server.fault = "way back";
    type("a");
    await clock.pass(1000);
    server.fault = "none";
    type("ab");
    await clock.pass(5000);
    expect(server.revisions).toEqual(["first", "a", "ab"]);
    expect(autosave.getStatus().kind).toBe("saved");
  });

  test("says why the server will not take a text and sends the next one", async () => {
    const { type, autosave } = open();
    server.refuse = "The notebook is too large.";
    type("a");
    await clock.pass(1000);
    expect(autosave.getStatus()).toEqual({ kind: "refused", reason: "The notebook is too large." });
    expect(draft()?.text).toBe("a");
    server.refuse = null;
    type("b");
    await clock.pass(1000);
    expect(server.current.text).toBe("b");
  });
});

describe("two tabs that save the same notebook", () => {
  async function conflict() {
    const first = open("one");
    const second = open("two");
    first.type("theirs");
    await clock.pass(1100);
    second.type("mine");
    await clock.pass(1100);
    expect(second.autosave.getStatus()).toEqual({
      kind: "conflict",
      theirs: { revision: 2, text: "theirs" },
    });
    return second;
  }

  test("get a conflict that sends nothing more and keeps the draft", async () => {
    const { type } = await conflict();
    const sent = server.requests.length;
    type("mine and more");
    await clock.pass(60_000);
    expect(server.requests).toHaveLength(sent);
    expect(draft()).toMatchObject({ base: 1, text: "mine and more" });
    expect(server.revisions).toEqual(["first", "theirs"]);
  });

  test("lose nothing when mine is saved over theirs", async () => {
    const { autosave } = await conflict();
    await autosave.saveOverTheirs();
    expect(server.revisions).toEqual(["first", "theirs", "mine"]);
    expect(autosave.getStatus().kind).toBe("saved");
  });

  test("lose nothing when theirs is taken: mine is put aside", async () => {
    const { autosave, page, type } = await conflict();
    expect(autosave.takeTheirs("put aside")).toBe(true);
    page.text = "theirs";
    expect(listDrafts(shelf, "n1").map((place) => place.draft.text)).toEqual(["mine"]);
    type("theirs and more");
    await clock.pass(1100);
    expect(server.revisions).toEqual(["first", "theirs", "theirs and more"]);
    expect(listDrafts(shelf, "n1").map((place) => place.draft.text)).toEqual(["mine"]);
  });

  test("keep the conflict when mine cannot be put aside", async () => {
    const { autosave } = await conflict();
    shelf.full = true;
    expect(autosave.takeTheirs("put aside")).toBe(false);
    expect(autosave.getStatus().kind).toBe("conflict");
  });

  test("get another conflict when theirs moved on meanwhile", async () => {
    const { autosave } = await conflict();
    server.revisions.push("theirs again");
    await autosave.saveOverTheirs();
    expect(autosave.getStatus()).toEqual({
      kind: "conflict",
      theirs: { revision: 3, text: "theirs again" },
    });
    expect(server.current.text).toBe("theirs again");
  });
});
