"use client";

import { useRef } from "react";
import Link from "next/link";
import { TitleField } from "./title";

interface EntryTitleProps {
  /** As it is shown, and as it is written in the field. */
  shown: string;
  title: string;
  label: string;
  /** Null for what is deleted. */
  href: string | null;
  className?: string;
  renaming: boolean;
  onRenaming(renaming: boolean): void;
  onRename(title: string): void;
  onRemove(): void;
}

/** What an entry is called: a link to it, or a field while it is being renamed. */
export function EntryTitle(props: EntryTitleProps) {
  const { shown, title, label, href, className = "", renaming, onRenaming } = props;
  const link = useRef<HTMLAnchorElement>(null);
  const done = (next: string | null) => {
    onRenaming(false);
    if (next !== null) props.onRename(next);
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) link.current?.focus();
    });
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === "F2") onRenaming(true);
    else if (event.key === "Delete") props.onRemove();
    else return;
    event.preventDefault();
  };
  if (renaming) return <TitleField label={label} title={title} onDone={done} />;
  if (href === null) {
    return <span className={`block truncate text-soft ${className}`}>{shown}</span>;
  }
  return (
    <Link
      ref={link}
      href={href}
      prefetch={false}
      data-row
      onKeyDown={onKeyDown}
      className={`block truncate font-medium text-ink group-hover:text-accent ${className}`}
    >
      {shown}
    </Link>
  );
}
