"use client";

import { useContext, useEffect, useId, useMemo, useRef, useState } from "react";
import type { Picture } from "@/cells/plot/save";
import { SaveMenu } from "@/cells/plot/save-menu";
import { useTheme } from "@/lib/ui/theme";
import { CellContext } from "../context";
import type { ViewProps } from "../kind";
import { CategoryColours, categoryColoursOf } from "./colour";
import { drawPlot } from "./draw";
import { Legend } from "./legend";
import type { ChartView } from "./result";
import { categoriesOf, coloursFor, plotTree } from "./spec";
import { texts } from "./texts";

export function View({ cell, state, result }: ViewProps) {
  const view = result?.view as ChartView | undefined;
  if (!view && (state.status === "failed" || state.status === "idle")) return null;
  if (!view) return <p className="text-faint">{texts.notYet}</p>;
  if (view.rows.length === 0) return <p className="text-soft">{texts.empty}</p>;
  return <Figure view={view} fileName={cell.name ?? view.plan.table} />;
}

function Figure({ view, fileName }: { view: ChartView; fileName: string }) {
  const { plan, rows, summary } = view;
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const theme = useTheme();
  const titleId = useId();
  const session = useContext(CellContext)?.session;
  const colours = useMemo(
    () => (session ? categoryColoursOf(session) : new CategoryColours()),
    [session],
  );
  const legend = useMemo(() => {
    const categories = categoriesOf(plan, rows);
    const given = coloursFor(categories, (named) => colours.of(named));
    return categories.map((name, index) => ({ name, colour: given[index]! }));
  }, [plan, rows, colours]);

  useEffect(() => {
    if (width === 0) return;
    const names = legend.map(({ name }) => name);
    const tree = plotTree(
      plan,
      rows,
      names,
      legend.map(({ colour }) => colour),
    );
    const scale = theme === "projector" ? 1.25 : 1;
    place.current?.replaceChildren(drawPlot(tree, rows, { width, scale, summary }));
  }, [plan, rows, summary, legend, width, theme]);

  const picture = (): Picture => ({
    svg: place.current!.querySelector("svg")!,
    title: plan.title,
    subtitle: plan.subtitle,
    legend,
    fileName,
  });

  return (
    <figure className="group/chart relative" aria-labelledby={plan.title ? titleId : undefined}>
      {plan.title && (
        <figcaption id={titleId} className="text-base font-semibold">
          {plan.title}
        </figcaption>
      )}
      {plan.subtitle && <p className="text-sm text-soft">{plan.subtitle}</p>}
      <Legend plan={plan} rows={rows} categories={legend} />
      <div ref={place} className="min-h-20 w-full overflow-x-auto" />
      <SaveMenu picture={picture} />
    </figure>
  );
}

function useWidth(place: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const measure = () => setWidth(Math.max(240, Math.floor(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return width;
}
