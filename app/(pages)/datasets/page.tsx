import type { Metadata } from "next";
import { type AskedPage, askedOf } from "@/app/(pages)/_lists/asked";
import { theStore } from "@/app/api/server";
import { listDatasets } from "@/lib/store/datasets";
import { Datasets } from "./_datasets/datasets";
import { texts } from "./_datasets/texts";

export const metadata: Metadata = { title: texts.pageTitle };

/** The list is in the first answer; from then on the page keeps it itself. */
export default async function DatasetsPage(page: AskedPage) {
  const asked = await askedOf(page);
  const entries = await listDatasets(await theStore(), asked);
  return <Datasets first={{ ...asked, entries, now: new Date().getTime() }} />;
}
