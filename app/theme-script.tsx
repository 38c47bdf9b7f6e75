"use client";

import { themeScript } from "@/lib/ui/theme";

/** Sets the theme before anything is painted. A browser hides the nonce it was given, hence no comparing. */
export function ThemeScript({ nonce }: { nonce: string | undefined }) {
  return (
    <script
      nonce={nonce}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: themeScript }}
    />
  );
}
