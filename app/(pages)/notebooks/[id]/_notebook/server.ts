import type { SaveAnswer } from "@/lib/session/autosave";
import { texts } from "./texts";

export interface ServerNotebook {
  id: string;
  title: string;
  revision: number;
  text: string;
}

export interface ServerRevision {
  revision: number;
  sha256: string;
  /** Size of the text in characters. */
  length: number;
  /** ISO 8601, UTC. */
  created: string;
  note: string | null;
}

/** The server answered, and the answer is no. */
export class ServerRefusal extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
    this.name = "ServerRefusal";
  }
}

const path = (id: string) => `/api/notebooks/${encodeURIComponent(id)}`;

async function ask(url: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(url, { cache: "no-store", ...init });
  } catch {
    throw new Error(texts.server.away);
  }
}

const withBody = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

async function refusal(response: Response): Promise<ServerRefusal> {
  const body = (await response.json().catch(() => null)) as { error?: unknown } | null;
  const reason =
    typeof body?.error === "string" ? body.error : texts.server.strange(response.status);
  return new ServerRefusal(reason, response.status);
}

async function read<Body>(response: Response): Promise<Body> {
  if (!response.ok) throw await refusal(response);
  return (await response.json()) as Body;
}

/** Compare-and-swap on the revision. Throws when no answer came that says yes or no. */
export async function saveText(id: string, text: string, base: number): Promise<SaveAnswer> {
  const response = await ask(path(id), withBody("PUT", { text, base }));
  if (response.status === 409)
    return {
      kind: "conflict",
      theirs: (await response.json()) as { revision: number; text: string },
    };
  if (response.status >= 400 && response.status < 500)
    return { kind: "refused", reason: (await refusal(response)).message };
  const { revision } = await read<{ revision: number }>(response);
  return { kind: "saved", revision };
}

export const createNotebook = async (text: string, title: string): Promise<ServerNotebook> =>
  read(await ask("/api/notebooks", withBody("POST", { text, title })));

export const listRevisions = async (id: string): Promise<ServerRevision[]> =>
  read(await ask(`${path(id)}/revisions`));

export const readRevision = async (id: string, revision: number): Promise<{ text: string }> =>
  read(await ask(`${path(id)}/revisions/${revision}`));
