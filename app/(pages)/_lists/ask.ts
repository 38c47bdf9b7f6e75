import type { LineError } from "@/lib/store/problems";
import { texts } from "./texts";

/** The server's no, in its own words; for a text that cannot be read, line by line. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly errors: readonly LineError[] = [],
  ) {
    super(message);
    this.name = "Refused";
  }
}

export async function ask<Body>(path: string, init: RequestInit = {}): Promise<Body> {
  const response = await fetch(path, { cache: "no-store", ...init }).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw new Refused(texts.away);
  });
  const body = (await response.json().catch(() => null)) as
    (Body & { error?: string; errors?: LineError[] }) | null;
  if (!response.ok || body === null) {
    throw new Refused(body?.error ?? texts.strange(response.status), body?.errors);
  }
  return body;
}

export const withBody = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});
