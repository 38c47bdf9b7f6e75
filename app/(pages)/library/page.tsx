import type { Metadata } from "next";
import { theStore } from "@/app/api/server";
import { listNotebooks } from "@/lib/store/notebooks";
import { Library } from "./_library/library";
import { texts } from "./_library/texts";

export const metadata: Metadata = { title: texts.pageTitle };

interface Asked {
  searchParams: Promise<{ q?: string | string[]; deleted?: string }>;
}

/** The list is in the first answer; from then on the page keeps it itself. */
export default async function LibraryPage({ searchParams }: Asked) {
  const { q, deleted } = await searchParams;
  const asked = { search: typeof q === "string" ? q : "", deleted: deleted === "1" };
  const entries = await listNotebooks(await theStore(), asked);
  return <Library first={{ ...asked, entries, now: new Date().getTime() }} />;
}
