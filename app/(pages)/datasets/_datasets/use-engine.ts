"use client";

import { useCallback, useEffect, useRef } from "react";
import { openBrowserEngine } from "@/lib/engine/browser";
import type { Engine } from "@/lib/engine/engine";

/** The page's engine: started when it is first asked for, closed with the page. */
export function useEngine(): () => Engine {
  const engine = useRef<Engine | null>(null);
  useEffect(
    () => () => {
      void engine.current?.close();
      engine.current = null;
    },
    [],
  );
  return useCallback(() => (engine.current ??= openBrowserEngine()), []);
}
