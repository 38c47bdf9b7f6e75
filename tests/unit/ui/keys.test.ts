import { describe, expect, test } from "vitest";
import { commands } from "@/lib/ui/commands";
import { KeyReader, strokeOf, type KeyPlace, type KeyStroke } from "@/lib/ui/keys";

const bare = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, timeStamp: 0 };

/** `Ctrl+Shift+p` as the event a browser makes of it. */
function press(keys: string, timeStamp = 0): KeyStroke {
  const parts = keys.split("+");
  const key = parts.at(-1) ?? "";
  return {
    ...bare,
    key,
    ctrlKey: parts.includes("Ctrl"),
    metaKey: parts.includes("Meta"),
    altKey: parts.includes("Alt"),
    shiftKey: parts.includes("Shift"),
    timeStamp,
  };
}

const read = (keys: string, place: KeyPlace) => new KeyReader().read(press(keys), place);

describe("a stroke", () => {
  test("is written as the table writes it", () => {
    expect(strokeOf(press("Ctrl+Shift+P"))).toBe("Mod+Shift+P");
    expect(strokeOf(press("Meta+s"))).toBe("Mod+S");
    expect(strokeOf(press("Alt+ArrowUp"))).toBe("Alt+ArrowUp");
    expect(strokeOf(press("Shift+Enter"))).toBe("Shift+Enter");
    expect(strokeOf(press("Shift+?"))).toBe("?");
    expect(strokeOf(press("d"))).toBe("d");
  });
});

describe("the keys of the notebook", () => {
  test("mean one command each in any place", () => {
    const seen = new Map<string, string>();
    for (const command of commands) {
      for (const keys of command.keys) {
        expect(seen.get(keys), `${keys} of ${command.id}`).toBeUndefined();
        seen.set(keys, command.id);
      }
    }
  });

  test("never wait for a second stroke when the first is a command already", () => {
    const whole = new Set(commands.flatMap((command) => command.keys));
    const halves = [...whole].filter((keys) => keys.includes(" "));
    for (const keys of halves) expect(whole.has(keys.split(" ")[0] ?? "")).toBe(false);
  });

  test("leave letters, arrows and undo to whoever is typing", () => {
    for (const keys of ["a", "b", "d", "z", "?", "ArrowUp", "Enter", "Ctrl+z", "Ctrl+y", "Ctrl+b"])
      expect(read(keys, "typing"), keys).toBeNull();
  });

  test("run, save and open the palette while typing too", () => {
    expect(read("Ctrl+Enter", "typing")).toBe("run");
    expect(read("Shift+Enter", "typing")).toBe("run-next");
    expect(read("Ctrl+s", "typing")).toBe("save");
    expect(read("Ctrl+Shift+P", "typing")).toBe("palette");
  });

  test("that belong to a cell do nothing elsewhere", () => {
    expect(read("o", "cell")).toBe("fold");
    expect(read("o", "page")).toBeNull();
  });

  test("delete only on the second d, and in time", () => {
    const reader = new KeyReader();
    expect(reader.read(press("d", 0), "cell")).toBeNull();
    expect(reader.read(press("d", 300), "cell")).toBe("delete");
    expect(reader.read(press("d", 400), "cell")).toBeNull();
    expect(reader.read(press("d", 2000), "cell")).toBeNull();
    expect(reader.read(press("j", 2100), "cell")).toBe("select-next");
    expect(reader.read(press("d", 2200), "cell")).toBeNull();
  });
});
