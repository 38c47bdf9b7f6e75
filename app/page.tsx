import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { readNotebook } from "@/lib/store/notebooks";
import { StoreProblem } from "@/lib/store/problems";
import { sampleId } from "@/lib/store/seed";
import type { Store } from "@/lib/store/store";
import { theStore } from "./api/server";
import { lastOpenedCookie } from "./last-opened";

async function isThere(store: Store, id: string): Promise<boolean> {
  try {
    return (await readNotebook(store, id)).deletedAt === null;
  } catch (error) {
    if (error instanceof StoreProblem) return false;
    throw error;
  }
}

/** The notebook that was open last, the sample for somebody new, or else the library. */
export default async function Start(): Promise<never> {
  const store = await theStore();
  const id = (await cookies()).get(lastOpenedCookie)?.value ?? (await sampleId(store));
  redirect(id && (await isThere(store, id)) ? `/notebooks/${id}` : "/library");
}
