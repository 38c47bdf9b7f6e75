/** Which entries a list shows. */
export interface Asked {
  search: string;
  deleted: boolean;
}

export interface AskedPage {
  searchParams: Promise<{ q?: string | string[]; deleted?: string }>;
}

/** What the page's address asks for. */
export async function askedOf({ searchParams }: AskedPage): Promise<Asked> {
  const { q, deleted } = await searchParams;
  return { search: typeof q === "string" ? q : "", deleted: deleted === "1" };
}

/** The same as the server's own address takes it. */
export const queryOf = ({ search, deleted }: Asked): URLSearchParams =>
  new URLSearchParams({ search, ...(deleted && { deleted: "1" }) });
