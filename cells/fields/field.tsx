"use client";

import { type ReactNode, useId } from "react";

export const controlClass =
  "h-7 w-full min-w-0 rounded border border-line bg-paper px-2 text-ink placeholder:text-faint " +
  "disabled:opacity-50 aria-invalid:border-bad";

interface FieldProps {
  label: string;
  /** One short line under the control. */
  hint?: string;
  problem?: string;
  children(ids: { id: string; describedBy: string | undefined }): ReactNode;
}

/** A labelled control: label above, hint or problem below. */
export function Field({ label, hint, problem, children }: FieldProps) {
  const id = useId();
  const note = problem ?? hint;
  const describedBy = note ? `${id}-note` : undefined;
  return (
    <div className="flex min-w-0 flex-col gap-1 text-sm">
      <label htmlFor={id} className="text-soft">
        {label}
      </label>
      {children({ id, describedBy })}
      {note && (
        <p id={describedBy} className={problem ? "text-xs text-bad" : "text-xs text-faint"}>
          {note}
        </p>
      )}
    </div>
  );
}

/** Fields side by side as the width allows. */
export function FieldGrid({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <div
      role="group"
      aria-label={label}
      className="grid gap-x-4 gap-y-3 [grid-template-columns:repeat(auto-fill,minmax(10rem,1fr))]"
    >
      {children}
    </div>
  );
}
