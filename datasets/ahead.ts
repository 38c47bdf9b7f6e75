declare global {
  interface Window {
    beatbookFiles?: Record<string, Promise<Blob | null>> | undefined;
  }
}

export const datasetAddress = (sha256: string): string => `/api/datasets/${sha256}`;

/** A body that nobody reads stays at the server, hence the whole of it. */
const get = `function(u){return fetch(u).then(function(r){return r.ok?r.blob():null})}`;

/**
 * Runs in a page's first bytes: the files that a notebook keeps are on their way while the
 * page's scripts still come.
 */
export function filesAheadScript(hashes: readonly string[]): string {
  const files = hashes.filter((sha256) => /^[0-9a-f]{64}$/.test(sha256));
  const fetches = files.map((sha256) => `"${sha256}":get("${datasetAddress(sha256)}")`);
  return `window.beatbookFiles=(function(get){return {${fetches.join(",")}}})(${get});`;
}

/** The bytes that the page's first bytes asked for, once; null when that failed, for whatever reason. */
export async function takeFileAhead(sha256: string): Promise<Blob | null> {
  const asked = window.beatbookFiles?.[sha256];
  delete window.beatbookFiles?.[sha256];
  return asked?.catch(() => null) ?? null;
}
