import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { ownHost, refusal, serverPort } from "@/app/api/guard";
import { lastOpenedCookie } from "@/app/last-opened";
import { pageHeaders } from "@/app/headers";

/** Uploads go past here, because what passes is held in memory; their route asks the same guard itself. */
export const config = { matcher: ["/((?!_next/static/|api/datasets).*)"] };

const ownHeaders = /^\/(frame|vendor|api)(\/|$)/;
const notebookPage = /^\/notebooks\/([A-Za-z0-9_-]{22})$/;

export default function proxy(request: NextRequest): NextResponse {
  const port = serverPort();
  const path = request.nextUrl.pathname;
  const { method, headers } = request;
  const refused = refusal({ method, path, headers, port });
  if (refused) return refuse(refused.status, refused.error, path);
  const host = ownHost(headers.get("host"), port);
  if (host === null || ownHeaders.test(path)) return NextResponse.next();

  const nonce = randomBytes(16).toString("base64");
  const forPage = pageHeaders(nonce, host);
  const forFramework = new Headers(headers);
  forFramework.set("x-nonce", nonce);
  forFramework.set("Content-Security-Policy", forPage["Content-Security-Policy"] ?? "");
  const response = NextResponse.next({ request: { headers: forFramework } });
  for (const [name, value] of Object.entries(forPage)) response.headers.set(name, value);

  const [, opened] = notebookPage.exec(path) ?? [];
  if (opened !== undefined && method === "GET" && !isPrefetch(headers)) {
    response.cookies.set(lastOpenedCookie, opened, {
      httpOnly: true,
      sameSite: "strict",
      maxAge: 365 * 86_400,
    });
  }
  return response;
}

const isPrefetch = (headers: Headers): boolean =>
  headers.has("next-router-prefetch") || (headers.get("sec-purpose") ?? "").includes("prefetch");

function refuse(status: number, error: string, path: string): NextResponse {
  return path.startsWith("/api")
    ? NextResponse.json({ error }, { status })
    : new NextResponse(error, { status, headers: { "Content-Type": "text/plain" } });
}
