import type { Metadata } from "next";
import { theStore } from "@/app/api/server";
import { listDatasets } from "@/lib/store/datasets";
import { Datasets } from "./_datasets/datasets";
import { texts } from "./_datasets/texts";

export const metadata: Metadata = { title: texts.pageTitle };

interface Asked {
  searchParams: Promise<{ q?: string | string[]; deleted?: string }>;
}

/** The list is in the first answer; from then on the page keeps it itself. */
export default async function DatasetsPage({ searchParams }: Asked) {
  const { q, deleted } = await searchParams;
  const asked = { search: typeof q === "string" ? q : "", deleted: deleted === "1" };
  const entries = await listDatasets(await theStore(), asked);
  return <Datasets first={{ ...asked, entries, now: new Date().getTime() }} />;
}
