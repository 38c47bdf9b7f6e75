"use client";

import {
  createContext,
  useCallback,
  useContext,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import type { NotebookSession, SessionState } from "@/lib/session/state";

const SessionContext = createContext<NotebookSession | null>(null);

export function SessionProvider(props: { session: NotebookSession; children: ReactNode }) {
  return <SessionContext value={props.session}>{props.children}</SessionContext>;
}

/** The running notebook around this component. */
export function useSession(): NotebookSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession needs a SessionProvider above it");
  return session;
}

/**
 * One part of the session's state; renders again only when that part is another object.
 * `select` returns a part as it stands, never a freshly built array or record.
 */
export function useSessionState<Part>(select: (state: SessionState) => Part): Part {
  const session = useSession();
  const subscribe = useCallback((listener: () => void) => session.subscribe(listener), [session]);
  const read = () => select(session.getState());
  return useSyncExternalStore(subscribe, read, read);
}
