// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, expect, test, vi } from "vitest";
import { Menu, MenuChoice, MenuItem } from "@/lib/ui/menu";

vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);

let root: Root;
afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
});

const at = (selector: string) => document.querySelector<HTMLElement>(selector)!;
const press = (element: HTMLElement, key: string) =>
  act(() => void element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })));

/** What an action finds when it runs: whether the menu still stands, and who has the focus. */
const found = vi.fn();
const look = (what: string) => found(what, at("[role=menu]"), document.activeElement?.id);

/** A menu gives the focus back in a task of its own. */
const closed = () => act(() => new Promise((resolve) => setTimeout(resolve)));

function open(takeFocus?: () => void) {
  found.mockClear();
  root = createRoot(document.body.appendChild(document.createElement("div")));
  act(() =>
    root.render(
      <>
        <Menu trigger={<button id="button">Actions</button>} takeFocus={takeFocus}>
          <MenuItem onSelect={() => look("item")}>Run</MenuItem>
          <MenuChoice
            label="Theme"
            value="light"
            options={[
              { value: "light", label: "Light" },
              { value: "dark", label: "Dark" },
            ]}
            onChange={look}
          />
        </Menu>
        <input id="field" />
      </>,
    ),
  );
  press(at("#button"), "Enter");
}

test("an item acts when the menu is gone and its button has the focus again", async () => {
  open();
  press(at("[role=menuitem]"), "Enter");
  expect(found).not.toHaveBeenCalled();
  await closed();
  expect(found.mock.calls).toEqual([["item", null, "button"]]);
});

test("so does a choice", async () => {
  open();
  press(at("[role=menuitemradio][aria-checked=false]"), "Enter");
  await closed();
  expect(found.mock.calls).toEqual([["dark", null, "button"]]);
});

test("another may take the focus in place of the button", async () => {
  open(() => at("#field").focus());
  press(at("[role=menuitem]"), "Enter");
  await closed();
  expect(found.mock.calls).toEqual([["item", null, "field"]]);
});

test("who goes elsewhere while the menu is open stays there", async () => {
  const takeFocus = vi.fn();
  open(takeFocus);
  act(() => at("#field").focus());
  await closed();
  expect(at("[role=menu]")).toBeNull();
  expect(document.activeElement?.id).toBe("field");
  expect(takeFocus).not.toHaveBeenCalled();
});

test("a menu that is left with Esc does nothing", async () => {
  open();
  press(at("[role=menu]"), "Escape");
  await closed();
  expect(document.activeElement?.id).toBe("button");
  expect(found).not.toHaveBeenCalled();
});

test("what was chosen is done even when the menu's button goes away first", async () => {
  open();
  press(at("[role=menuitem]"), "Enter");
  act(() => root.render(null));
  await closed();
  expect(found).toHaveBeenCalledOnce();
});
