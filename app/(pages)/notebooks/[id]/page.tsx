import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { theStore } from "@/app/api/server";
import { readNotebook, type StoredNotebook } from "@/lib/store/notebooks";
import { StoreProblem } from "@/lib/store/problems";
import { AheadScript } from "./_notebook/ahead-script";
import { Workbench } from "./_notebook/workbench";
import { texts } from "./_notebook/texts";

interface PageProps {
  params: Promise<{ id: string }>;
}

const load = cache(async (id: string): Promise<StoredNotebook | StoreProblem> => {
  try {
    return await readNotebook(await theStore(), id);
  } catch (error) {
    if (error instanceof StoreProblem) return error;
    throw error;
  }
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const notebook = await load((await params).id);
  return { title: notebook instanceof StoreProblem ? texts.top.library : notebook.title };
}

export default async function Page({ params }: PageProps) {
  const notebook = await load((await params).id);
  if (notebook instanceof StoreProblem) {
    if (notebook.kind === "missing") notFound();
    return <Sorry reason={notebook.message} />;
  }
  if (notebook.deletedAt !== null) return <Sorry reason={texts.deleted} />;
  const { id, title, revision, text } = notebook;
  return (
    <>
      <AheadScript text={text} nonce={(await headers()).get("x-nonce") ?? undefined} />
      <Workbench server={{ id, title, revision, text }} />
    </>
  );
}

function Sorry({ reason }: { reason: string }) {
  return (
    <main className="mx-auto max-w-xl p-8">
      <p role="alert">{reason}</p>
      <Link href="/library" className="mt-4 inline-block text-accent hover:underline">
        {texts.top.library}
      </Link>
    </main>
  );
}
