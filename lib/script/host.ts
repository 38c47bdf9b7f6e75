import type { CellId } from "@/lib/notebook/document";
import type { ScriptFrames } from "./frames";
import type { FrameTheme } from "./messages";
import { ScriptSlot } from "./slot";

export interface ScriptFramesOptions {
  /** Address of the frame's document, of this page's own origin. */
  frameUrl: string;
  theme: FrameTheme;
}

export interface ThemedScriptFrames extends ScriptFrames {
  setTheme(theme: FrameTheme): void;
  close(): void;
}

/** Frames that may be alive at once before those out of sight go to sleep behind their pictures. */
const budget = 12;

/** The page's side of all script frames of a notebook. */
export function createScriptFrames(options: ScriptFramesOptions): ThemedScriptFrames {
  let { theme } = options;
  const slots = new Map<CellId, ScriptSlot>();
  const byPlace = new WeakMap<Element, ScriptSlot>();

  const sight = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) byPlace.get(entry.target)?.setSeen(entry.isIntersecting);
      rest();
    },
    { rootMargin: "600px 0px" },
  );

  /** Sends the frames that nobody has seen for longest to sleep, down to the budget. */
  const rest = () => {
    const alive = [...slots.values()].filter((slot) => slot.alive);
    const idle = alive.filter((slot) => slot.canSleep).sort((a, b) => a.lastSeen - b.lastSeen);
    for (const slot of idle.slice(0, Math.max(alive.length - budget, 0))) void slot.sleep();
  };

  /**
   * Browsers keep all sandboxed frames of a page in one process, and it ends only with the last
   * of them: a frame that does not answer holds up the others until all are gone. They come back
   * in a new process and play their last runs again.
   */
  const restart = () => {
    const wakers = [...slots.values()].map((slot) => slot.suspend());
    setTimeout(() => wakers.forEach((wake) => wake?.()), 50);
  };

  const slotOf = (id: CellId) => {
    let slot = slots.get(id);
    if (!slot) slots.set(id, (slot = new ScriptSlot(options.frameUrl, () => theme, rest, restart)));
    return slot;
  };

  return {
    mount(id, place) {
      const slot = slotOf(id);
      byPlace.set(place, slot);
      slot.mount(place);
      sight.observe(place);
      return () => {
        sight.unobserve(place);
        slot.unmount(place);
      };
    },
    run: (run) => slotOf(run.id).run(run),
    remove(id) {
      slots.get(id)?.remove();
      slots.delete(id);
    },
    setTheme(next) {
      theme = next;
      for (const slot of slots.values()) slot.tellTheme();
    },
    close() {
      sight.disconnect();
      for (const slot of slots.values()) slot.remove();
      slots.clear();
    },
  };
}

const colours = [
  "paper",
  "panel",
  "ink",
  "soft",
  "faint",
  "line",
  "accent",
  "accent-ink",
  "accent-wash",
  "bad",
  "bad-wash",
  "warn",
  "good",
];

/** The page's theme as it is now, for frames, which see nothing of the page. */
export function readTheme(): FrameTheme {
  const root = document.documentElement;
  const style = getComputedStyle(root);
  const value = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const { theme } = root.dataset;
  return {
    name: theme === "dark" || theme === "projector" ? theme : "light",
    colours: Object.fromEntries(colours.map((name) => [name, value(name)])),
    scale: Number(value("scale")) || 1,
  };
}
