"use client";

import { useEffect, useRef, type ReactNode } from "react";
import { useTheme } from "@/lib/ui/theme";
import { SaveMenu } from "./save-menu";

export interface Place {
  /** Pixels. */
  width: number;
  /** 1 for a screen, larger for a projector. */
  scale: number;
}

interface LegendColour {
  name: string;
  /** Anything that CSS takes. */
  colour: string;
}

interface PlotFigureProps {
  title: string;
  draw(place: Place): SVGElement;
  /** Drawn above the chart, and in its saved picture. */
  legend?: readonly LegendColour[];
  /** Under the chart. */
  children?: ReactNode;
}

/** A chart that keeps the width of its place. `draw` must be the same function while its data is. */
export function PlotFigure({ title, draw, legend = [], children }: PlotFigureProps) {
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
    <figure className="group/chart relative min-w-0">
      <figcaption className="pr-8 text-sm text-soft">{title}</figcaption>
      {legend.length > 0 && (
        <ul className="my-1 flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
          {legend.map(({ name, colour }) => (
            <li key={name} className="flex items-center gap-1.5">
              <span aria-hidden className="size-2.5 rounded-sm" style={{ background: colour }} />
              {name}
            </li>
          ))}
        </ul>
      )}
      <div ref={place} className="w-full overflow-x-auto" />
      {children}
      <SaveMenu
        picture={() => ({
          svg: place.current!.querySelector("svg")!,
          title,
          subtitle: null,
          legend,
          fileName: title,
        })}
      />
    </figure>
  );
}
