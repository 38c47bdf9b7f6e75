import type { ReactNode } from "react";

/** A page to print of one cell, A4. */
export interface PrintedPage {
  title: string;
  /** What time the figures are of: "1 Jan 2023 to 31 Dec 2024". */
  period?: string;
  /** What was used and what was left out, at the end of the page. */
  provenance: readonly string[];
  /** Portrait unless told. */
  orientation?: "portrait" | "landscape";
  body: ReactNode;
}

/** Today by this computer's own clock, in the form in which all days are kept. */
export function today(now = new Date()): Date {
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
}
