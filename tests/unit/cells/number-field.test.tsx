// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, expect, test, vi } from "vitest";
import { NumberField } from "@/cells/fields";

vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);

let root: Root;
afterEach(() => act(() => root.unmount()));

test("only numbers that the cell can have are written to it, and what is typed stays", () => {
  const written = vi.fn();
  const place = document.createElement("div");
  root = createRoot(place);
  act(() =>
    root.render(
      <NumberField label="Draws" min={99} max={999} step={1} value={199} onChange={written} />,
    ),
  );
  const input = place.querySelector("input")!;
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!;
  const type = (text: string) =>
    act(() => {
      setValue.call(input, text);
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
  for (const text of ["4", "49", "499", "4999", "499.5"]) type(text);
  expect(written.mock.calls).toEqual([[499]]);
  expect(input.value).toBe("499.5");
  expect(input.getAttribute("aria-invalid")).toBe("true");
  type("");
  expect(written).toHaveBeenLastCalledWith(undefined);
  expect(input.getAttribute("aria-invalid")).toBeNull();
});
