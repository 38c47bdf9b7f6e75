"use client";

import { useState } from "react";
import { draftKey, listDrafts } from "@/lib/session/draft";
import { formatMoment } from "@/lib/ui/format";
import { download } from "./download";
import { texts } from "./texts";
import { useWorkplace } from "./workplace";

/** Texts that were put aside in this browser: to download, or to forget. */
export function Drafts() {
  const { id, actions } = useWorkplace();
  const [drafts, setDrafts] = useState(() => putAside(id));
  if (drafts.length === 0) return null;
  const title = actions.session.getState().document.title;
  return (
    <section className="mt-8">
      <h3 className="text-sm font-medium">{texts.revisions.drafts}</h3>
      <p className="mt-1 text-sm text-soft">{texts.revisions.draftsIntro}</p>
      <ul className="mt-2">
        {drafts.map(({ key, draft }) => (
          <li key={key} className="flex gap-3 border-t border-line py-2 text-sm">
            <span className="grow">{formatMoment(draft.at)}</span>
            <button
              type="button"
              className="cursor-pointer text-accent hover:underline"
              onClick={() => download(`${title} (${formatMoment(draft.at)}).md`, draft.text)}
            >
              {texts.revisions.download}
            </button>
            <button
              type="button"
              className="cursor-pointer text-accent hover:underline"
              onClick={() => {
                localStorage.removeItem(key);
                setDrafts(putAside(id));
              }}
            >
              {texts.revisions.remove}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const putAside = (id: string) =>
  listDrafts(localStorage, id).filter((place) => place.key !== draftKey(id));
