"use client";

import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { useCatalog, useSessionState } from "@/cells/context";
import { rememberedMappings, type RememberedMapping } from "@/cells/model/remember";
import { recognise } from "@/datasets/sources/recognise";
import { DataOffer } from "./data-offer";
import { offersOf } from "./offers";
import { OwnTableOffer } from "./own-table-offer";
import { ownTablesOf } from "./own-tables";
import { texts } from "./texts";

/**
 * A quiet strip for each file that was dropped and that no cell reads yet: what it is, what to do with
 * it; and one for each table made of such a file that could stand where cells read the sample.
 */
export function DataOffers() {
  // What is offered may come a moment after what is typed.
  const document = useDeferredValue(useSessionState((state) => state.document));
  const catalog = useCatalog();
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const { datasets } = document;
  const tables = useMemo(
    () => catalog.filter(({ name }) => datasets[name]?.source === "file"),
    [catalog, datasets],
  );
  const looks = useMemo(() => recognise(tables), [tables]);
  const offers = useMemo(
    () => (tables.length === 0 ? [] : offersOf(document, tables, looks)),
    [document, tables, looks],
  );
  const shown = offers.filter(({ tables: its }) => its.some(({ name }) => !dismissed.has(name)));
  const remembered = useRemembered(shown.length);
  const own = useMemo(() => ownTablesOf(document, catalog), [document, catalog]);
  const ownShown = own.filter(({ name }) => !dismissed.has(name));
  if (shown.length === 0 && ownShown.length === 0) return null;
  return (
    <ul
      aria-label={texts.offer.region}
      className="sticky top-0 z-30 mb-2 max-h-[45vh] overflow-y-auto bg-paper"
      data-offers
    >
      {ownShown.map((each, at) => (
        <OwnTableOffer
          key={each.id}
          own={each}
          isLeading={at === 0}
          onDismiss={() => setDismissed(new Set([...dismissed, each.name]))}
        />
      ))}
      {shown.map((offer, at) => (
        <DataOffer
          key={offer.tables.map(({ name }) => name).join()}
          offer={offer}
          others={tables}
          remembered={remembered}
          isLeading={at === 0 && ownShown.length === 0}
          onDismiss={() =>
            setDismissed(new Set([...dismissed, ...offer.tables.map(({ name }) => name)]))
          }
        />
      ))}
    </ul>
  );
}

/** Asked for anew when the number of strips changes: a mapping may have been remembered since. */
function useRemembered(strips: number): readonly RememberedMapping[] {
  const [remembered, setRemembered] = useState<readonly RememberedMapping[]>([]);
  useEffect(() => {
    if (strips === 0) return;
    let here = true;
    void rememberedMappings().then((found) => here && setRemembered(found));
    return () => {
      here = false;
    };
  }, [strips]);
  return remembered;
}
