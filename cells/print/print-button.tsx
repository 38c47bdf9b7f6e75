"use client";

import { Printer } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { Button } from "@/lib/ui/button";
import type { PrintedPage } from "./page";
import { Sheet } from "./sheet";
import { texts } from "./texts";

interface PrintButtonProps {
  /** Makes the page when it is asked for, of what is seen then. */
  page(): PrintedPage | Promise<PrintedPage>;
  label?: string;
}

/** Prints one cell's page: alone on the paper, and gone when the browser has printed it. */
export function PrintButton({ page, label = texts.print }: PrintButtonProps) {
  const [isAsked, setAsked] = useState(false);
  const [made, setMade] = useState<PrintedPage | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const end = () => {
    setAsked(false);
    setMade(null);
  };
  const print = async () => {
    setAsked(true);
    setProblem(null);
    try {
      setMade(await page());
    } catch (error) {
      end();
      setProblem(texts.failed(error instanceof Error ? error.message : String(error)));
    }
  };
  return (
    <>
      <Button icon={Printer} onClick={() => void print()} disabled={isAsked}>
        {isAsked ? texts.preparing : label}
      </Button>
      {problem && (
        <span role="alert" className="text-sm text-bad">
          {problem}
        </span>
      )}
      {made && <Printing page={made} onEnd={end} />}
    </>
  );
}

/** The sheet, off the screen until all on it is drawn; then the browser is asked to print. */
function Printing({ page, onEnd }: { page: PrintedPage; onEnd(): void }) {
  const place = useRef<HTMLDivElement>(null);
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  useEffect(() => {
    const closed = new AbortController();
    const before = document.title;
    const leave = () => end.current();
    void ready(place.current!, closed.signal).then(() => {
      if (closed.signal.aborted) return;
      document.title = page.title;
      window.addEventListener("afterprint", leave, { signal: closed.signal });
      window.print();
    });
    return () => {
      closed.abort();
      document.title = before;
    };
  }, [page]);
  return createPortal(
    <div ref={place} data-print={page.orientation ?? "portrait"}>
      <Sheet page={page} />
    </div>,
    document.body,
  );
}

const patience = 10_000;

/** Fonts are there, pictures are decoded and nothing on the sheet waits for its drawing. */
async function ready(sheet: HTMLElement, signal: AbortSignal): Promise<void> {
  const until = performance.now() + patience;
  const isWaiting = () => sheet.querySelector("[data-print-waits]") !== null;
  await frame();
  while (isWaiting() && performance.now() < until && !signal.aborted) await frame();
  const pictures = [...sheet.querySelectorAll("img")];
  await Promise.allSettled([document.fonts.ready, ...pictures.map((each) => each.decode())]);
  await frame();
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
