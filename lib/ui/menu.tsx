"use client";

import { createContext, type ReactNode, useCallback, useContext, useRef } from "react";
import { DropdownMenu } from "radix-ui";
import { Check, type LucideIcon } from "lucide-react";

const panel =
  "z-50 min-w-48 rounded-md border border-line bg-paper p-1 text-sm text-ink shadow-lg outline-none!";
const row =
  "flex h-8 cursor-default items-center gap-2 rounded px-2 outline-none! data-[disabled]:opacity-40 data-[highlighted]:bg-accent-wash";

type Choose = (action: () => void) => void;

/** Keeps what was chosen until the menu is gone. */
const Chosen = createContext<Choose>((action) => action());

interface MenuProps {
  /** One button element. */
  trigger: ReactNode;
  align?: "start" | "end";
  /** For a menu that others open, too. */
  open?: boolean;
  onOpenChange?(open: boolean): void;
  /** Takes the focus when the menu is gone, in place of its button. */
  takeFocus?(): void;
  children: ReactNode;
}

/**
 * The action of what is chosen runs when the menu is gone and has given the focus back, so that
 * neither takes the focus from the other.
 */
export function Menu(props: MenuProps) {
  const { trigger, align = "start", open, onOpenChange, takeFocus, children } = props;
  const chosen = useRef<(() => void) | null>(null);
  const choose = useCallback<Choose>((action) => void (chosen.current = action), []);
  const afterClose = (event: Event) => {
    if (takeFocus) {
      event.preventDefault();
      if (document.activeElement === document.body) takeFocus();
    }
    // In a microtask: the button gets the focus back when all listeners have been told.
    if (chosen.current) queueMicrotask(chosen.current);
    chosen.current = null;
  };
  return (
    <Chosen value={choose}>
      <DropdownMenu.Root modal={false} open={open} onOpenChange={onOpenChange}>
        <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            className={panel}
            align={align}
            sideOffset={4}
            collisionPadding={8}
            onCloseAutoFocus={afterClose}
          >
            {children}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </Chosen>
  );
}

interface MenuItemProps {
  icon?: LucideIcon;
  hint?: string;
  tone?: "bad";
  disabled?: boolean;
  onSelect(): void;
  children: ReactNode;
}

export function MenuItem(props: MenuItemProps) {
  const { icon: Icon, hint, tone, disabled, onSelect, children } = props;
  const choose = useContext(Chosen);
  return (
    <DropdownMenu.Item
      className={`${row} ${tone === "bad" ? "text-bad" : ""}`}
      disabled={disabled}
      onSelect={() => choose(onSelect)}
    >
      {Icon ? <Icon aria-hidden className="size-4 shrink-0 text-soft" /> : <span className="w-4" />}
      <span className="grow">{children}</span>
      {hint && <span className="pl-6 text-xs text-faint">{hint}</span>}
    </DropdownMenu.Item>
  );
}

interface MenuChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange(value: Value): void;
}

/** One of several, shown with a tick. */
export function MenuChoice<Value extends string>(props: MenuChoiceProps<Value>) {
  const choose = useContext(Chosen);
  return (
    <DropdownMenu.RadioGroup
      value={props.value}
      onValueChange={(value) => choose(() => props.onChange(value as Value))}
    >
      <DropdownMenu.Label className="px-2 pt-2 pb-1 text-xs text-faint">
        {props.label}
      </DropdownMenu.Label>
      {props.options.map((option) => (
        <DropdownMenu.RadioItem key={option.value} value={option.value} className={row}>
          <span className="w-4">
            <DropdownMenu.ItemIndicator>
              <Check aria-hidden className="size-4 text-accent" />
            </DropdownMenu.ItemIndicator>
          </span>
          {option.label}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

export function MenuLine() {
  return <DropdownMenu.Separator className="my-1 h-px bg-line" />;
}
