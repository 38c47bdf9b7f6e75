import { serveMethod } from "@/cells/serve-method";
import { search, type Searched, type SearchInput } from "./search";

serveMethod<SearchInput, Searched, Searched>((input, { progress, emit }) =>
  search(input, progress, (found) => void emit(found)),
);
