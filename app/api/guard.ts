/*
 * Who may speak to the local server. It has one user and no password, so its whole
 * defence against other web pages is here: the `Host` must be this computer's own
 * (another name that was made to point at it is refused), and whatever changes
 * something must come from a page of ours. Script frames send `Origin: null` and
 * get nothing from the API at all.
 */

export interface Asked {
  method: string;
  path: string;
  headers: Pick<Headers, "get">;
  /** The port that the server listens on. */
  port: number;
}

export interface Refusal {
  status: 403 | 421;
  error: string;
}

const ownNames = ["127.0.0.1", "localhost", "[::1]"];
const harmless = ["GET", "HEAD", "OPTIONS"];

export const serverPort = (): number => Number(process.env.PORT ?? 3000);

/** The checked host of a request, `127.0.0.1:3000`, or null when it is not ours. */
export function ownHost(host: string | null, port: number): string | null {
  if (host === null) return null;
  const [, name, given] = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(host.toLowerCase()) ?? [];
  return ownNames.includes(name ?? "") && Number(given ?? 80) === port ? host.toLowerCase() : null;
}

/** Null when the request may pass. */
export function refusal({ method, path, headers, port }: Asked): Refusal | null {
  const host = ownHost(headers.get("host"), port);
  if (host === null) {
    return {
      status: 421,
      error: `Beatbook answers only at http://127.0.0.1:${port} and http://localhost:${port}.`,
    };
  }
  const changes = !harmless.includes(method.toUpperCase());
  const isApi = path === "/api" || path.startsWith("/api/");
  if (!changes && !isApi) return null;
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  const foreign = {
    status: 403 as const,
    error: "Beatbook does this only for its own pages, and the request came from elsewhere.",
  };
  if (origin !== null && origin.toLowerCase() !== `http://${host}`) return foreign;
  if (site !== null && site !== "same-origin" && (changes || site !== "none")) return foreign;
  if (changes && origin === null && site === null) return foreign;
  return null;
}
