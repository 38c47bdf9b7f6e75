import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import "./globals.css";
import { texts } from "./texts";
import { ThemeScript } from "./theme-script";

export const metadata: Metadata = { title: texts.product, description: texts.description };

/** Reads the request, so every page is rendered for it: the nonce of its scripts is another each time. */
export default async function Layout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <ThemeScript nonce={nonce} />
      </head>
      <body>{children}</body>
    </html>
  );
}
