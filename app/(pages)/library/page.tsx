import type { Metadata } from "next";
import { type AskedPage, askedOf } from "@/app/(pages)/_lists/asked";
import { theStore } from "@/app/api/server";
import { listNotebooks } from "@/lib/store/notebooks";
import { Library } from "./_library/library";
import { texts } from "./_library/texts";

export const metadata: Metadata = { title: texts.pageTitle };

/** The list is in the first answer; from then on the page keeps it itself. */
export default async function LibraryPage(page: AskedPage) {
  const asked = await askedOf(page);
  const entries = await listNotebooks(await theStore(), asked);
  return <Library first={{ ...asked, entries, now: new Date().getTime() }} />;
}
