import { SettledField } from "@/cells/fields";
import { texts } from "./texts";

interface ChosenFieldProps {
  value: readonly (readonly string[])[] | undefined;
  onChange(chosen: string[][] | undefined): void;
}

/** Beats as text, "Industrial Estate PS / BEAT NO 4; Fort PS". */
export function ChosenField({ value, onChange }: ChosenFieldProps) {
  const { chosen, chosenHint, chosenExample } = texts.fields;
  return (
    <SettledField
      label={chosen}
      hint={chosenHint}
      placeholder={chosenExample}
      text={(value ?? []).map((names) => names.join(" / ")).join("; ")}
      onSettle={(text) => onChange(chosenOf(text))}
    />
  );
}

function chosenOf(text: string): string[][] | undefined {
  const parts = (words: string, at: string) =>
    words
      .split(at)
      .map((part) => part.trim())
      .filter((part) => part !== "");
  const all = parts(text, ";").map((each) => parts(each, "/"));
  return all.length > 0 ? all : undefined;
}
