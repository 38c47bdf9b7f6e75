"use client";

import { createContext, type ReactNode, type RefObject, useContext, useRef } from "react";
import { DropdownMenu } from "radix-ui";
import { Check, type LucideIcon } from "lucide-react";

const panel =
  "z-50 min-w-48 rounded-md border border-line bg-paper p-1 text-sm text-ink shadow-lg outline-none!";
const row =
  "flex h-8 cursor-default items-center gap-2 rounded px-2 outline-none! data-[disabled]:opacity-40 data-[highlighted]:bg-accent-wash";

/** What takes the focus from the menu's button, once the menu is gone. */
const FocusTaker = createContext<RefObject<(() => void) | null> | null>(null);

interface MenuProps {
  /** One button element. */
  trigger: ReactNode;
  align?: "start" | "end";
  children: ReactNode;
}

export function Menu({ trigger, align = "start", children }: MenuProps) {
  const taker = useRef<(() => void) | null>(null);
  return (
    <FocusTaker value={taker}>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            className={panel}
            align={align}
            sideOffset={4}
            collisionPadding={8}
            onCloseAutoFocus={() => {
              // In a microtask: the button gets the focus back when all listeners have been told.
              if (taker.current) queueMicrotask(taker.current);
              taker.current = null;
            }}
          >
            {children}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </FocusTaker>
  );
}

interface MenuItemProps {
  icon?: LucideIcon;
  hint?: string;
  tone?: "bad";
  disabled?: boolean;
  /** It gives the focus away: it is called when the menu is gone and its button has the focus again. */
  takesFocus?: boolean;
  onSelect(): void;
  children: ReactNode;
}

export function MenuItem(props: MenuItemProps) {
  const { icon: Icon, hint, tone, disabled, takesFocus = false, onSelect, children } = props;
  const takerRef = useContext(FocusTaker);
  const afterwards = () => void (takerRef && (takerRef.current = onSelect));
  return (
    <DropdownMenu.Item
      className={`${row} ${tone === "bad" ? "text-bad" : ""}`}
      disabled={disabled}
      onSelect={takesFocus ? afterwards : onSelect}
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
  return (
    <DropdownMenu.RadioGroup
      value={props.value}
      onValueChange={(value) => props.onChange(value as Value)}
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
