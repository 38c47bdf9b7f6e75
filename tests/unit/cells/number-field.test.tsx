// @vitest-environment happy-dom
import { act, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, expect, test, vi } from "vitest";
import { NumberField } from "@/cells/fields";

vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);

let root: Root;
afterEach(() => act(() => root.unmount()));

/** A field for 99 to 999, in a form that keeps what is written to it. */
function field(first: number | undefined) {
  const written = vi.fn();
  function Form() {
    const [value, setValue] = useState(first);
    written.mockImplementation(setValue);
    return (
      <NumberField label="Draws" min={99} max={999} step={1} value={value} onChange={written} />
    );
  }
  const place = document.createElement("div");
  document.body.append(place);
  root = createRoot(place);
  act(() => root.render(<Form />));
  const input = place.querySelector("input")!;
  const setText = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!;
  const type = (...texts: string[]) => {
    for (const text of texts) {
      act(() => {
        setText.call(input, text);
        input.dispatchEvent(new Event("input", { bubbles: true }));
      });
    }
  };
  const leave = () => act(() => void input.dispatchEvent(new Event("focusout", { bubbles: true })));
  const note = () => place.querySelector(`[id="${input.getAttribute("aria-describedby")}"]`);
  return { written, input, type, leave, note };
}

test("numbers that the cell can have are written to it at once, and what is typed stays", () => {
  const { written, input, type, note } = field(199);
  type("4", "49", "499");
  expect(written.mock.calls).toEqual([[499]]);
  expect(input.value).toBe("499");
  expect(note()).toBeNull();
  type("");
  expect(written).toHaveBeenLastCalledWith(undefined);
  expect(input.getAttribute("aria-invalid")).toBeNull();
});

test("a number out of range brings back the one before it and says the range", () => {
  const { written, input, type, leave, note } = field(199);
  type("4", "49", "499", "4999");
  expect(written.mock.calls).toEqual([[499], [199]]);
  expect(input.value).toBe("4999");
  expect(input.getAttribute("aria-invalid")).toBe("true");
  expect(note()?.textContent).toBe("Only whole numbers from 99 to 999, not 4999.");
  leave();
  expect(input.value).toBe("199");
  expect(input.getAttribute("aria-invalid")).toBeNull();
  expect(note()?.textContent).toContain("from 99 to 999");
  type("300");
  expect(written).toHaveBeenLastCalledWith(300);
  expect(note()).toBeNull();
});

test("a refused number leaves an empty field empty, and nothing is written twice", () => {
  const { written, input, type, leave, note } = field(undefined);
  type("-3");
  expect(written).not.toHaveBeenCalled();
  expect(note()?.textContent).toContain("not -3");
  type("200", "200.5");
  expect(written.mock.calls).toEqual([[200], [undefined]]);
  leave();
  expect(input.value).toBe("");
});
