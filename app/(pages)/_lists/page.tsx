import type { ReactNode } from "react";
import { Toasts } from "@/lib/ui/toast";
import { Head, type Place } from "./nav";

interface PageProps {
  place: Place;
  title: string;
  wide?: boolean;
  buttons: ReactNode;
  children: ReactNode;
}

/** A page that shows a list. */
export function Page({ place, title, wide, buttons, children }: PageProps) {
  return (
    <div className="min-h-screen">
      <Head current={place} />
      <main className={`mx-auto px-4 pt-10 pb-24 ${wide ? "max-w-6xl" : "max-w-4xl"}`}>
        <div className="flex flex-wrap items-center gap-2 pl-3">
          <h1 className="grow text-2xl font-semibold tracking-tight">{title}</h1>
          {buttons}
        </div>
        {children}
      </main>
      <Toasts />
    </div>
  );
}
