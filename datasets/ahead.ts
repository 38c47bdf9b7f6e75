declare global {
  interface Window {
    beatbookFiles?: Record<string, Promise<Response>> | undefined;
  }
}

export const datasetAddress = (sha256: string): string => `/api/datasets/${sha256}`;

/**
 * Runs in a page's first bytes: the files that a notebook keeps are on their way while the
 * page's scripts still come.
 */
export function filesAheadScript(hashes: readonly string[]): string {
  const files = hashes.filter((sha256) => /^[0-9a-f]{64}$/.test(sha256));
  const fetches = files.map((sha256) => `"${sha256}":fetch("${datasetAddress(sha256)}")`);
  return `window.beatbookFiles={${fetches.join(",")}};`;
}

/** What the page's first bytes asked for, once; a failure there is no answer. */
export async function takeFileAhead(sha256: string): Promise<Response | null> {
  const asked = window.beatbookFiles?.[sha256];
  delete window.beatbookFiles?.[sha256];
  return asked?.catch(() => null) ?? null;
}
