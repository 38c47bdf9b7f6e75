"use client";

import { useLayoutEffect, useRef, type ReactNode } from "react";
import type { Place } from "@/cells/plot/figure";

interface PrintFigureProps {
  title: string;
  /** The same function that draws the chart on the screen. */
  draw(place: Place): SVGElement;
  legend?: readonly { name: string; colour: string }[];
  /** Under the chart. */
  children?: ReactNode;
}

/** Letters on paper are smaller than on the screen (print.css), and so is what stands around them. */
const scale = 12 / 15;

/** A chart on paper, as wide as its place, in the colours of the page. */
export function PrintFigure({ title, draw, legend = [], children }: PrintFigureProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = place.current!;
    const chart = draw({ width: Math.floor(element.clientWidth), scale });
    chart.style.maxWidth = "100%";
    chart.style.height = "auto";
    element.replaceChildren(chart);
  }, [draw]);
  return (
    <figure className="min-w-0">
      <figcaption className="font-semibold">{title}</figcaption>
      {legend.length > 0 && (
        <ul className="flex flex-wrap gap-x-4 text-[7.5pt]">
          {legend.map(({ name, colour }) => (
            <li key={name} className="flex items-center gap-1">
              <span aria-hidden className="size-2" style={{ background: colour }} />
              {name}
            </li>
          ))}
        </ul>
      )}
      <div ref={place} className="w-full" />
      {children && <div className="text-[7.5pt] text-soft">{children}</div>}
    </figure>
  );
}
