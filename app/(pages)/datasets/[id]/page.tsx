import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { theStore } from "@/app/api/server";
import { type DatasetEntry, datasetEntry } from "@/lib/store/datasets";
import { StoreProblem } from "@/lib/store/problems";
import { texts } from "../_datasets/texts";
import { Profile } from "./_profile/profile";

interface PageProps {
  params: Promise<{ id: string }>;
}

const load = cache(async (id: string): Promise<DatasetEntry | null> => {
  try {
    return await datasetEntry(await theStore(), id);
  } catch (error) {
    if (error instanceof StoreProblem && error.kind === "missing") return null;
    throw error;
  }
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const entry = await load((await params).id);
  return { title: entry ? `${entry.label} · ${texts.title}` : texts.pageTitle };
}

export default async function Page({ params }: PageProps) {
  const entry = await load((await params).id);
  if (!entry) notFound();
  return <Profile key={entry.sha256} entry={entry} />;
}
