import type { KeyboardEvent, Ref } from "react";

interface PlainEditorProps {
  ref: Ref<HTMLTextAreaElement>;
  value: string;
  /** Leaves room where the line numbers will stand. */
  numbered: boolean;
  autoFocus: boolean;
  ariaLabel: string;
  onChange(value: string): void;
  onRun?: (() => void) | undefined;
  onRunAndNext?: (() => void) | undefined;
  onEscape?: (() => void) | undefined;
}

/** The same text in the same place, without colours: what is there before the editor's code has come. */
export function PlainEditor({
  ref,
  value,
  numbered,
  autoFocus,
  ariaLabel,
  onChange,
  onRun,
  onRunAndNext,
  onEscape,
}: PlainEditorProps) {
  const lines = value.split("\n").length;
  const onKeyDown = (event: KeyboardEvent) => {
    const answer =
      event.key === "Escape"
        ? onEscape
        : event.key === "Enter" && (event.ctrlKey || event.metaKey)
          ? onRun
          : event.key === "Enter" && event.shiftKey
            ? onRunAndNext
            : undefined;
    if (!answer) return;
    event.preventDefault();
    answer();
  };
  return (
    <textarea
      ref={ref}
      aria-label={ariaLabel}
      className="block w-full resize-none overflow-auto bg-paper py-2 text-ink outline-none!"
      style={{
        height: `min(calc(${lines}lh + 16px), 60vh)`,
        paddingLeft: numbered ? "calc(3ch + 10px)" : "10px",
        whiteSpace: numbered ? "pre" : "pre-wrap",
      }}
      spellCheck={false}
      autoFocus={autoFocus}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}
