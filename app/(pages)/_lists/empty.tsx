import type { ReactNode } from "react";

interface EmptyProps {
  title: string;
  words: string;
  children?: ReactNode;
}

/** What stands where the list would: what is the case, and what to do. */
export function Empty({ title, words, children }: EmptyProps) {
  return (
    <div className="border-y border-line px-3 py-12">
      <h2 className="font-medium text-ink">{title}</h2>
      <p className="mt-1 max-w-prose text-sm text-soft">{words}</p>
      {children && <div className="mt-4 flex gap-2">{children}</div>}
    </div>
  );
}
