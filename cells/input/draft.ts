import { useEffect, useRef, useState } from "react";

/** Milliseconds: a dragged slider moves at once, the notebook follows this much later. */
const delay = 40;

interface Draft<Value> {
  value: Value;
  /** What stood in the cell when the hand moved. */
  base: Value;
  isWaiting: boolean;
}

/**
 * A value that shows at once what the hand does and hands it on a moment later. News
 * from outside (its own echo, undo) is shown as soon as nothing is on its way.
 */
export function useDraft<Value>(outside: Value, onSettled: (value: Value) => void) {
  const [draft, setDraft] = useState<Draft<Value> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const waiting = useRef<{ value: Value } | null>(null);
  const settle = useRef(onSettled);
  useEffect(() => {
    settle.current = onSettled;
  });

  const flush = () => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = null;
    const next = waiting.current;
    waiting.current = null;
    if (!next) return;
    setDraft((known) => known && { ...known, isWaiting: false });
    settle.current(next.value);
  };
  const leave = useRef(flush);
  useEffect(() => () => leave.current(), []);

  const isShown = draft !== null && (draft.isWaiting || draft.base === outside);
  return {
    value: isShown ? draft.value : outside,
    change(value: Value) {
      setDraft({ value, base: outside, isWaiting: true });
      waiting.current = { value };
      timer.current ??= setTimeout(flush, delay);
    },
    /** Hands on at once: the field is left, the slider let go. */
    flush,
  };
}
