"use client";

import { Printer } from "lucide-react";
import { Component, useEffect, useRef, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { useSessionState } from "@/cells/context";
import type { CellId } from "@/lib/notebook/document";
import { Button } from "@/lib/ui/button";
import { whyNot } from "./current";
import type { PrintedPage } from "./page";
import { Sheet } from "./sheet";
import { texts } from "./texts";

interface PrintButtonProps {
  /** The cell whose page it is: its state says whether what is seen may go on paper. */
  cell: CellId;
  /** Makes the page when it is asked for, of what is seen then. */
  page(): PrintedPage | Promise<PrintedPage>;
  label?: string;
}

/** Prints one cell's page: alone on the paper, and gone when the browser has printed it. */
export function PrintButton({ cell, page, label = texts.print }: PrintButtonProps) {
  const refused = useSessionState((state) => whyNot(state.cells[cell]));
  const [isAsked, setAsked] = useState(false);
  const [made, setMade] = useState<PrintedPage | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const end = () => {
    setAsked(false);
    setMade(null);
  };
  const fail = (error: unknown) => {
    end();
    setProblem(texts.failed(error instanceof Error ? error.message : String(error)));
  };
  const print = async () => {
    setAsked(true);
    setProblem(null);
    try {
      setMade(await page());
    } catch (error) {
      fail(error);
    }
  };
  return (
    <>
      <Button icon={Printer} onClick={() => void print()} disabled={isAsked || refused !== null}>
        {isAsked ? texts.preparing : label}
      </Button>
      {refused && <span className="text-sm text-faint">{refused}</span>}
      {problem && (
        <span role="alert" className="text-sm text-bad">
          {problem}
        </span>
      )}
      {made && (
        <Drawn onFault={fail}>
          <Printing
            page={made}
            isOfNow={refused === null}
            onPrinted={() => setAsked(false)}
            onEnd={end}
            onFault={fail}
          />
        </Drawn>
      )}
    </>
  );
}

/** A drawing that breaks ends the printing, and nothing else of the cell. */
class Drawn extends Component<{ children: ReactNode; onFault(error: unknown): void }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override componentDidCatch(error: unknown) {
    this.props.onFault(error);
  }

  override render() {
    return this.state.isBroken ? null : this.props.children;
  }
}

interface PrintingProps {
  page: PrintedPage;
  /** The page still shows what the cell shows. */
  isOfNow: boolean;
  /** The browser has been asked. */
  onPrinted(): void;
  /** The sheet is needed no more. */
  onEnd(): void;
  onFault(error: unknown): void;
}

/** The sheet, off the screen until all on it is drawn; then the browser is asked to print. */
function Printing(props: PrintingProps) {
  const { page } = props;
  const place = useRef<HTMLDivElement>(null);
  const own = useRef(props);
  useEffect(() => {
    own.current = props;
  });
  useEffect(() => {
    const closed = new AbortController();
    const before = document.title;
    const { signal } = closed;
    const leave = () => own.current.onEnd();
    // On paper the screen is not drawn, and what is not drawn loses the focus.
    const focused = document.activeElement;
    const giveFocusBack = () => {
      const isLost = document.activeElement === document.body;
      if (isLost && focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    };
    ready(place.current!, signal)
      .then(() => {
        if (signal.aborted) return;
        if (!own.current.isOfNow) return leave();
        document.title = page.title;
        window.addEventListener("afterprint", giveFocusBack, { signal });
        window.addEventListener("afterprint", leave, { signal });
        window.print();
        giveFocusBack();
        own.current.onPrinted();
        // Not every browser tells when it has printed: whoever uses the page again is back from it.
        for (const event of ["pointerdown", "keydown"]) {
          window.addEventListener(event, leave, { signal, capture: true });
        }
      })
      .catch((error: unknown) => {
        if (!signal.aborted) own.current.onFault(error);
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
