import Link from "next/link";
import { ThemeMenu } from "@/lib/ui/theme-menu";
import { texts } from "./texts";

const places = [
  ["/library", texts.notebooks],
  ["/datasets", texts.datasets],
] as const;

export type Place = (typeof places)[number][0];

/** Head of the pages beside the notebook itself. */
export function Head({ current }: { current: Place }) {
  return (
    <header className="flex h-12 items-center justify-between border-b border-line px-4">
      <div className="flex h-full items-center gap-8">
        <span className="font-semibold">{texts.product}</span>
        <nav aria-label={texts.places} className="flex h-full gap-6 text-sm">
          {places.map(([href, label]) => (
            <Link
              key={href}
              href={href}
              prefetch={false}
              aria-current={href === current ? "page" : undefined}
              className="flex h-full items-center border-b-2 border-transparent pt-0.5 text-soft hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
            >
              {label}
            </Link>
          ))}
        </nav>
      </div>
      <ThemeMenu />
    </header>
  );
}
