"use client";

import type { ButtonHTMLAttributes, ReactNode } from "react";
import type { LucideIcon } from "lucide-react";

type Tone = "quiet" | "line" | "accent" | "bad";

const tones: Record<Tone, string> = {
  quiet: "text-soft hover:bg-panel hover:text-ink",
  line: "border border-line text-ink hover:bg-panel",
  accent: "bg-accent text-accent-ink hover:opacity-90",
  bad: "border border-line text-bad hover:bg-bad-wash",
};

const base =
  "inline-flex cursor-pointer items-center gap-1.5 rounded disabled:cursor-default disabled:opacity-40 disabled:hover:bg-transparent";

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
      {...rest}
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
      {...rest}
    >
      <Icon aria-hidden className={small ? "size-3.5" : "size-4"} />
    </button>
  );
}
