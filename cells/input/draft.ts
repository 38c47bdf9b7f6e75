import { useEffect, useRef, useState } from "react";

/** Milliseconds: a dragged slider moves at once, the notebook follows this much later. */
const delay = 40;

/**
 * A value that shows at once what the hand does and hands it on a moment later. News
 * from outside (undo, another tab) wins when nothing is on its way.
 */
export function useDraft<Value>(outside: Value, onSettled: (value: Value) => void) {
  const [draft, setDraft] = useState<{ value: Value } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const waiting = useRef<{ value: Value } | null>(null);
  const settle = useRef(onSettled);
  useEffect(() => {
    settle.current = onSettled;
  });

  const send = () => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = null;
    const next = waiting.current;
    waiting.current = null;
    if (next) settle.current(next.value);
  };
  const leave = useRef(send);
  useEffect(() => () => leave.current(), []);

  return {
    value: draft ? draft.value : outside,
    change(value: Value) {
      setDraft({ value });
      waiting.current = { value };
      timer.current ??= setTimeout(send, delay);
    },
    /** The hand has let go: from now on what is written in the cell is shown. */
    flush() {
      send();
      setDraft(null);
    },
  };
}
