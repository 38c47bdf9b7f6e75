import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { listNotebooks } from "@/lib/store/notebooks";
import { seededIds } from "@/lib/store/seed";
import { theStore } from "./api/server";
import { lastOpenedCookie } from "./last-opened";

/** The notebook that was open last, the sample while there is nothing else, or the library. */
export default async function Start(): Promise<never> {
  const store = await theStore();
  const last = (await cookies()).get(lastOpenedCookie)?.value;
  const entries = await listNotebooks(store);
  const seeded = await seededIds(store);
  const isNew = entries.every(({ id }) => seeded.includes(id));
  const first = isNew ? entries.find(({ id }) => id === seeded[0]) : undefined;
  const there = entries.find(({ id }) => id === last) ?? first;
  redirect(there ? `/notebooks/${there.id}` : "/library");
}
