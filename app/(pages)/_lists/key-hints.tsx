import { texts } from "./texts";

export function KeyHints({ keys }: { keys: readonly (readonly [string, string])[] }) {
  return (
    <dl aria-label={texts.keysLabel} className="flex flex-wrap gap-x-4 gap-y-1 max-sm:hidden">
      {keys.map(([key, what]) => (
        <div key={key} className="flex gap-1.5">
          <dt className="text-soft">{key}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}
