"use client";

import type { ReactNode } from "react";
import { Dialog as Radix } from "radix-ui";
import { X } from "lucide-react";
import { IconButton } from "./button";
import { texts } from "./texts";

interface DialogProps {
  open: boolean;
  title: string;
  /** One or two sentences below the title. */
  description?: ReactNode;
  /** Without it the dialog wants an answer: Esc and a click beside it do nothing. */
  onClose?: () => void;
  /** The dialog is gone, and the focus is nobody's. */
  onClosed?: () => void;
  wide?: boolean;
  children: ReactNode;
}

export function Dialog(props: DialogProps) {
  const { open, title, description, onClose, onClosed, wide, children } = props;
  const stay = onClose ? undefined : (event: Event) => event.preventDefault();
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose?.()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-ink/25" />
        <Radix.Content
          onEscapeKeyDown={stay}
          onPointerDownOutside={stay}
          onInteractOutside={stay}
          onCloseAutoFocus={onClosed}
          {...(description ? {} : { "aria-describedby": undefined })}
          className={`fixed top-[12vh] left-1/2 z-50 flex max-h-[76vh] w-[calc(100vw-32px)] -translate-x-1/2 flex-col overflow-hidden rounded-lg border border-line bg-paper text-ink shadow-xl outline-none! ${wide ? "max-w-3xl" : "max-w-lg"}`}
        >
          <header className="flex items-start gap-4 px-5 pt-4 pb-3">
            <div className="grow">
              <Radix.Title className="font-semibold">{title}</Radix.Title>
              {description && (
                <Radix.Description asChild>
                  <div className="mt-1 text-sm text-soft">{description}</div>
                </Radix.Description>
              )}
            </div>
            {onClose && <IconButton icon={X} label={texts.close} onClick={onClose} />}
          </header>
          <div className="min-h-0 overflow-y-auto px-5 pt-1 pb-5">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
