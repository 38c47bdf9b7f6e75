// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, expect, test, vi } from "vitest";
import { SettledField } from "@/cells/fields";

vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);

let root: Root;
afterEach(() => act(() => root.unmount()));

test("a text is taken over with Enter or when the field is left, and once", () => {
  const settled = vi.fn();
  const place = document.createElement("div");
  root = createRoot(place);
  const show = (text: string) =>
    act(() => root.render(<SettledField label="Beats" text={text} onSettle={settled} />));
  show("4");
  const input = place.querySelector("input")!;
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!;
  const type = (text: string) =>
    act(() => {
      setValue.call(input, text);
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
  const enter = () =>
    act(
      () => void input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true })),
    );
  const leave = () => act(() => void input.dispatchEvent(new Event("focusout", { bubbles: true })));

  type("4, 7");
  expect(settled).not.toHaveBeenCalled();
  enter();
  show("4, 7");
  leave();
  expect(settled.mock.calls).toEqual([["4, 7"]]);
  type("");
  expect(input.value).toBe("");
  leave();
  expect(settled).toHaveBeenLastCalledWith("");
});
