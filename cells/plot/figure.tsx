"use client";

import { useEffect, useRef, type ReactNode } from "react";
import { useTheme } from "@/lib/ui/theme";

export interface Place {
  /** Pixels. */
  width: number;
  /** 1 for a screen, larger for a projector. */
  scale: number;
}

interface PlotFigureProps {
  title: string;
  draw(place: Place): SVGElement;
  /** Under the chart. */
  children?: ReactNode;
}

/** A chart that keeps the width of its place. `draw` must be the same function while its data is. */
export function PlotFigure({ title, draw, children }: PlotFigureProps) {
  const place = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const redraw = () => {
      const width = Math.max(240, Math.floor(element.clientWidth));
      element.replaceChildren(draw({ width, scale: theme === "projector" ? 1.25 : 1 }));
    };
    redraw();
    const observer = new ResizeObserver(redraw);
    observer.observe(element);
    return () => observer.disconnect();
  }, [draw, theme]);
  return (
    <figure className="min-w-0">
      <figcaption className="text-sm text-soft">{title}</figcaption>
      <div ref={place} className="w-full overflow-x-auto" />
      {children}
    </figure>
  );
}
