import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { listNotebooks } from "@/lib/store/notebooks";
import { sampleId } from "@/lib/store/seed";
import { theStore } from "./api/server";
import { lastOpenedCookie } from "./last-opened";

/** The notebook that was open last, the sample while there is nothing else, or the library. */
export default async function Start(): Promise<never> {
  const store = await theStore();
  const last = (await cookies()).get(lastOpenedCookie)?.value;
  const entries = await listNotebooks(store);
  const [only] = entries.length === 1 ? entries : [];
  const isNew = only !== undefined && only.id === (await sampleId(store));
  const there = entries.find((entry) => entry.id === last) ?? (isNew ? only : undefined);
  redirect(there ? `/notebooks/${there.id}` : "/library");
}
