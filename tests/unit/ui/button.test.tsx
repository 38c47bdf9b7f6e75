// @vitest-environment happy-dom
import { X } from "lucide-react";
import { act, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, expect, test, vi } from "vitest";
import { Button, IconButton } from "@/lib/ui/button";

vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);

let root: Root;
afterEach(() => act(() => root.unmount()));

test("a button that its own press disables keeps the focus and is not pressed again", () => {
  const pressed = vi.fn();
  function Once() {
    const [isDone, setDone] = useState(false);
    const press = () => {
      pressed();
      setDone(true);
    };
    return (
      <div onClick={pressed}>
        <Button disabled={isDone} onClick={press}>
          Keep
        </Button>
        <IconButton disabled icon={X} label="Remove" onClick={press} />
      </div>
    );
  }
  const place = document.createElement("div");
  document.body.append(place);
  root = createRoot(place);
  act(() => root.render(<Once />));
  const [keep, remove] = place.querySelectorAll("button");
  keep!.focus();
  act(() => keep!.click());
  expect(pressed).toHaveBeenCalledTimes(2);
  expect(document.activeElement).toBe(keep);
  expect(keep!.getAttribute("aria-disabled")).toBe("true");
  act(() => keep!.click());
  act(() => remove!.click());
  expect(pressed).toHaveBeenCalledTimes(2);
});
