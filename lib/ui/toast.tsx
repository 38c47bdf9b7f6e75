"use client";

import { useSyncExternalStore } from "react";
import { X } from "lucide-react";
import { IconButton } from "./button";
import { texts } from "./texts";

export interface Toast {
  id: number;
  text: string;
  tone: "plain" | "bad";
  action?: { label: string; run(): void };
}

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

export function dismissToast(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

/**
 * A note goes by itself after some seconds; something bad stays until it is dismissed.
 * The same words are not shown twice.
 */
export function showToast(toast: Omit<Toast, "id">): number {
  const id = nextId;
  nextId += 1;
  change([...toasts.filter((other) => other.text !== toast.text).slice(-4), { ...toast, id }]);
  if (toast.tone === "plain") setTimeout(() => dismissToast(id), toast.action ? 10_000 : 5000);
  return id;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const none: readonly Toast[] = [];

/** Place once per page. */
export function Toasts() {
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => none,
  );
  return (
    <div
      role="region"
      aria-label={texts.toasts.region}
      aria-live="polite"
      className="pointer-events-none fixed right-4 bottom-4 z-50 flex w-96 max-w-[calc(100vw-32px)] flex-col gap-2"
    >
      {shown.map((toast) => (
        <div
          key={toast.id}
          role={toast.tone === "bad" ? "alert" : undefined}
          className={`pointer-events-auto flex items-start gap-2 rounded-md border border-line p-3 pl-4 text-sm shadow-lg ${toast.tone === "bad" ? "bg-bad-wash text-bad" : "bg-paper text-ink"}`}
        >
          <p className="grow pt-0.5 break-words whitespace-pre-line">{toast.text}</p>
          {toast.action && (
            <button
              type="button"
              className="shrink-0 cursor-pointer pt-0.5 font-medium text-accent hover:underline"
              onClick={() => {
                toast.action?.run();
                dismissToast(toast.id);
              }}
            >
              {toast.action.label}
            </button>
          )}
          <IconButton
            small
            icon={X}
            label={texts.toasts.dismiss}
            onClick={() => dismissToast(toast.id)}
          />
        </div>
      ))}
    </div>
  );
}
