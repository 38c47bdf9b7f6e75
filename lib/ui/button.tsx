"use client";

import type { ButtonHTMLAttributes, MouseEvent, ReactNode } from "react";
import type { LucideIcon } from "lucide-react";

type Tone = "quiet" | "line" | "accent" | "bad";

const tones: Record<Tone, string> = {
  quiet: "text-soft hover:bg-panel hover:text-ink",
  line: "border border-line text-ink hover:bg-panel",
  accent: "bg-accent text-accent-ink hover:opacity-90",
  bad: "border border-line text-bad hover:bg-bad-wash",
};

const base =
  "inline-flex cursor-pointer items-center gap-1.5 rounded aria-disabled:cursor-default aria-disabled:opacity-40 aria-disabled:hover:bg-transparent";

/**
 * A button that cannot be pressed now can still be reached: many a press takes away its own reason,
 * and a disabled element would let the focus fall to the page.
 */
const pressable = ({ disabled, onClick, ...rest }: ButtonHTMLAttributes<HTMLButtonElement>) => ({
  ...rest,
  "aria-disabled": disabled || undefined,
  onClick: disabled ? refuse : onClick,
});

function refuse(event: MouseEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  tone?: Tone;
  icon?: LucideIcon;
  children: ReactNode;
}

export function Button({
  tone = "line",
  icon: Icon,
  className = "",
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      className={`${base} h-8 px-3 text-sm ${tones[tone]} ${className}`}
      {...pressable(rest)}
    >
      {Icon && <Icon aria-hidden className="size-4 shrink-0" />}
      {children}
    </button>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: LucideIcon;
  /** For screen readers and as the tooltip. */
  label: string;
  tone?: Tone;
  small?: boolean;
}

export function IconButton(props: IconButtonProps) {
  const { icon: Icon, label, tone = "quiet", small = false, className = "", ...rest } = props;
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`${base} justify-center ${small ? "size-6" : "size-8"} ${tones[tone]} ${className}`}
      {...pressable(rest)}
    >
      <Icon aria-hidden className={small ? "size-3.5" : "size-4"} />
    </button>
  );
}
