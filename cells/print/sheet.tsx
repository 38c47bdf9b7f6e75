import { today, type PrintedPage } from "./page";
import { texts } from "./texts";

/** What stands on the paper. */
export function Sheet({ page }: { page: PrintedPage }) {
  const { title, period, provenance, body } = page;
  return (
    <article className="flex flex-col gap-2.5" aria-label={title}>
      <header className="flex items-baseline justify-between gap-6 border-b-2 border-ink pb-1">
        <div>
          <h1 className="text-[14pt] leading-tight font-semibold">{title}</h1>
          {period && <p className="text-[10pt]">{period}</p>}
        </div>
        <p className="text-[8.5pt] whitespace-nowrap">{texts.printed(today())}</p>
      </header>
      {body}
      {provenance.length > 0 && (
        <footer className="border-t border-line pt-1 text-[7pt] leading-snug text-soft">
          {provenance.map(ended).join(" ")}
        </footer>
      )}
    </article>
  );
}

/** Lines of the provenance become one text, so each ends as a sentence does. */
const ended = (line: string) => (/[.!?]$/.test(line) ? line : `${line}.`);
