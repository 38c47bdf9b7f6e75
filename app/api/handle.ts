import { ZodError, type ZodType, z } from "zod";
import { type ProblemKind, StoreProblem } from "@/lib/store/problems";
import type { Store } from "@/lib/store/store";
import { refusal, serverPort } from "./guard";
import { theStore } from "./server";
import { texts } from "./texts";

export interface Call<Params> {
  request: Request;
  params: Params;
  query: URLSearchParams;
  store: Store;
}

const statusOf: Record<ProblemKind, number> = {
  missing: 404,
  malformed: 422,
  damaged: 500,
  "in-use": 409,
  "too-large": 413,
  "no-space": 507,
  unusable: 503,
};

const headers = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
};

export const json = (body: unknown, status = 200): Response =>
  Response.json(body, { status, headers });

/** Always a download: never shown, whatever is inside. */
export const bytes = (body: BodyInit, name: string, length?: number): Response =>
  new Response(body, {
    headers: {
      ...headers,
      "Content-Type": "application/octet-stream",
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      ...(length !== undefined && { "Content-Length": String(length) }),
    },
  });

/**
 * Every route of the API is made with this: it asks the guard, checks the parameters of the
 * address against `shape`, opens the store, and turns whatever is thrown into plain words.
 */
export function route<Params>(
  shape: ZodType<Params>,
  answer: (call: Call<Params>) => Promise<Response>,
) {
  return async (request: Request, context: { params: Promise<unknown> }): Promise<Response> => {
    try {
      const url = new URL(request.url);
      const refused = refusal({
        method: request.method,
        path: url.pathname,
        headers: request.headers,
        port: serverPort(),
      });
      if (refused) return json({ error: refused.error }, refused.status);
      const params = shape.parse(await context.params);
      return await answer({ request, params, query: url.searchParams, store: await theStore() });
    } catch (error) {
      return problem(error);
    }
  };
}

function problem(error: unknown): Response {
  if (error instanceof StoreProblem) {
    const { kind, message, errors } = error;
    return json(
      kind === "malformed" ? { error: message, errors } : { error: message },
      statusOf[kind],
    );
  }
  if (error instanceof ZodError) {
    const [issue] = error.issues;
    return json(
      { error: texts.badRequest(issue?.path.join(".") ?? "", issue?.message ?? "") },
      400,
    );
  }
  console.error(error);
  return json({ error: texts.bug }, 500);
}

/** Reads a JSON body of at most `most` bytes and checks it. */
export async function readBody<T>(request: Request, shape: ZodType<T>, most: number): Promise<T> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.byteLength;
    if (length > most) throw new StoreProblem("too-large", texts.bodyTooLarge(most));
    parts.push(part);
  }
  let value: unknown;
  try {
    value = JSON.parse(Buffer.concat(parts).toString("utf8"));
  } catch {
    throw new ZodError([{ code: "custom", path: [], message: texts.notJson, input: undefined }]);
  }
  return shape.parse(value);
}

export const none = z.unknown();
export const notebookParams = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{22}$/) });
export const datasetParams = notebookParams;
export const hashParams = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export const revisionParams = notebookParams.extend({
  revision: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});
