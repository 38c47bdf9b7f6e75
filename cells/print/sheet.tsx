import { today, type PrintedPage } from "./page";
import { texts } from "./texts";

/** What stands on the paper. */
export function Sheet({ page }: { page: PrintedPage }) {
  const { title, period, provenance, body } = page;
  return (
    <article className="flex flex-col gap-3" aria-label={title}>
      <header className="flex items-baseline justify-between gap-6 border-b-2 border-ink pb-1">
        <div>
          <h1 className="text-[15pt] leading-tight font-semibold">{title}</h1>
          {period && <p className="text-[10.5pt]">{period}</p>}
        </div>
        <p className="text-[8.5pt] whitespace-nowrap">{texts.printed(today())}</p>
      </header>
      {body}
      {provenance.length > 0 && (
        <footer className="border-t border-line pt-1 text-[7.5pt] leading-snug text-soft">
          {provenance.join(" ")}
        </footer>
      )}
    </article>
  );
}
