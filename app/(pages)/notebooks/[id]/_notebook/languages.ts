import { withoutHidden } from "@/cells/people/offered";
import { namesAreShown, onNamesShown } from "@/cells/people/shown";
import type { Engine, FunctionInfo } from "@/lib/engine/engine";
import { scriptTypes, standardTypes } from "@/lib/script/types";
import type { NotebookSession } from "@/lib/session/state";
import { setScriptTypes, setSqlCatalog, whenMonaco } from "@/lib/ui/editor";

/** Keeps what the editors complete and check in step with the tables and values of the notebook. */
export function followLanguages(session: NotebookSession, engine: Engine): void {
  let functions: FunctionInfo[] = [];
  let standard: { path: string; text: string }[] = [];
  let seen: readonly unknown[] = [];
  const update = () => {
    const { catalog, values } = session.getState();
    const areShown = namesAreShown();
    const now = [catalog, values, functions, standard, areShown];
    if (now.every((part, index) => part === seen[index])) return;
    seen = now;
    setSqlCatalog({ tables: catalog, functions, values });
    const given = catalog.map((table) => withoutHidden(table, areShown));
    const text = scriptTypes(given, values);
    setScriptTypes([...standard, { path: "file:///types/catalog.d.ts", text }]);
  };
  session.subscribe(update);
  onNamesShown(update);
  const add = async () => {
    await engine.ready();
    functions = await engine.functions();
    standard = await standardTypes();
    update();
  };
  // Only editors want these, and until the first opens the engine has better things to do.
  whenMonaco(() => void add().catch(() => undefined));
}
