"use client";

import { Plus } from "lucide-react";
import { Listing } from "@/app/(pages)/_lists/listing";
import { Page } from "@/app/(pages)/_lists/page";
import type { FirstList } from "@/app/(pages)/_lists/use-list";
import { useNow } from "@/app/(pages)/_lists/when";
import type { NotebookEntry } from "@/lib/store/notebooks";
import { Button } from "@/lib/ui/button";
import { ImportButton } from "./import-button";
import { List } from "./list";
import { Templates } from "./templates";
import { texts } from "./texts";
import { useLibrary } from "./use-library";

export function Library({ first }: { first: FirstList<NotebookEntry> }) {
  const library = useLibrary(first);
  const now = useNow(first.now);
  const create = () => void library.create();
  const button = (
    <Button tone="accent" icon={Plus} onClick={create}>
      {texts.create}
    </Button>
  );
  return (
    <Page
      place="/library"
      title={texts.title}
      buttons={
        <>
          <ImportButton library={library} />
          {button}
        </>
      }
    >
      <Templates library={library} />
      <Listing list={library} words={texts} button={button} onNew={create}>
        <List library={library} now={now} />
      </Listing>
    </Page>
  );
}
