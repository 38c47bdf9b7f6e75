import { commands, type CommandId } from "./commands";

/** What a key event has that matters here; a KeyboardEvent is one. */
export interface KeyStroke {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  timeStamp: number;
}

/** Where the focus is: decides which commands may take the key. */
export type KeyPlace = "typing" | "cell" | "page";

const sequenceWithin = 800;

/**
 * A stroke as written in the table of commands: `Mod+Shift+P`, `Alt+ArrowUp`, `d`, `?`.
 * Shift is only said where it does not already show in the character.
 */
export function strokeOf(event: KeyStroke): string {
  const printable = event.key.length === 1;
  const mod = event.ctrlKey || event.metaKey;
  const key = printable && (mod || event.altKey) ? event.key.toUpperCase() : event.key;
  const parts: string[] = [];
  if (mod) parts.push("Mod");
  if (event.altKey) parts.push("Alt");
  if (event.shiftKey && (!printable || mod || event.altKey)) parts.push("Shift");
  return [...parts, key].join("+");
}

/** Turns strokes into commands and remembers the first half of a sequence such as `d d`. */
export class KeyReader {
  private first: { stroke: string; at: number } | null = null;

  read(event: KeyStroke, place: KeyPlace): CommandId | null {
    const stroke = strokeOf(event);
    const waiting = this.first;
    this.first = null;
    const inTime = waiting && event.timeStamp - waiting.at <= sequenceWithin;
    const sequence = inTime ? `${waiting.stroke} ${stroke}` : null;
    for (const command of commands) {
      if (!allowed(command.where, place)) continue;
      if (command.keys.includes(stroke) || (sequence && command.keys.includes(sequence)))
        return command.id;
      if (command.keys.some((keys) => keys.startsWith(`${stroke} `)))
        this.first = { stroke, at: event.timeStamp };
    }
    return null;
  }
}

function allowed(where: (typeof commands)[number]["where"], place: KeyPlace): boolean {
  if (where === "everywhere") return true;
  if (where === "outside editors") return place !== "typing";
  return place === "cell";
}

const typingPlaces = [
  "input",
  "textarea",
  "select",
  "[contenteditable='true']",
  "[role='textbox']",
  "[role='combobox']",
  "[role='listbox']",
  "[role='slider']",
  "[role='spinbutton']",
  "[role='menu']",
  "[role='dialog']",
  "[role='grid']",
  ".monaco-editor",
].join(",");

/** Is this element one that wants its keys for itself? */
export function wantsKeys(element: Element | null): boolean {
  return element !== null && element.closest(typingPlaces) !== null;
}
