import { useRef } from "react";

/** The arrow keys of a table whose rows can be focused, and where the focus goes when a row leaves. */
export function useRowKeys() {
  const body = useRef<HTMLTableSectionElement>(null);
  const rows = () => [...(body.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];

  const onKeyDown = (event: React.KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const all = rows();
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (by === 0 || at < 0) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, at + by))]?.focus();
  };

  const goOnFrom = (index: number) => {
    const all = rows();
    (all[index + 1] ?? all[index - 1])?.focus();
  };

  return { body, onKeyDown, goOnFrom };
}
