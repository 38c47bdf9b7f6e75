"use client";

import { useRef } from "react";
import { FileUp } from "lucide-react";
import { DropHere } from "@/app/(pages)/_lists/drop-here";
import { Listing } from "@/app/(pages)/_lists/listing";
import { Page } from "@/app/(pages)/_lists/page";
import type { FirstList } from "@/app/(pages)/_lists/use-list";
import { useNow } from "@/app/(pages)/_lists/when";
import type { DatasetEntry } from "@/lib/store/datasets";
import { Button } from "@/lib/ui/button";
import { BusyLine } from "./busy-line";
import { List } from "./list";
import { Templates } from "./templates";
import { texts } from "./texts";
import { useDatasets } from "./use-datasets";

export function Datasets({ first }: { first: FirstList<DatasetEntry> }) {
  const datasets = useDatasets(first);
  const now = useNow(first.now);
  const input = useRef<HTMLInputElement>(null);
  const choose = () => input.current?.click();
  const button = (
    <Button tone="accent" icon={FileUp} onClick={choose}>
      {texts.add}
    </Button>
  );
  return (
    <Page place="/datasets" wide title={texts.title} buttons={button}>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={texts.add}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = "";
          void datasets.add(files);
        }}
      />
      <Listing
        list={datasets}
        words={texts}
        notice={datasets.busy && <BusyLine busy={datasets.busy} />}
        button={button}
        onNew={choose}
      >
        <List datasets={datasets} now={now} />
      </Listing>
      <Templates />
      <DropHere words={texts.drop} onFiles={(files) => void datasets.add(files)} />
    </Page>
  );
}
