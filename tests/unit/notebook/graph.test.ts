import { describe, expect, it } from "vitest";
import type { Cell, NotebookDocument } from "@/lib/notebook/document";
import { buildGraph } from "@/lib/notebook/graph";
import { cellHashes, hashText } from "@/lib/notebook/staleness";
import { cell, change, documentOf, randomFrom } from "./sample";

/** In these tests a source is `reads > defines`, and a cell defines its name too. */
const names = (one: Cell) => {
  const [reads = "", defines = ""] = one.source.split(">").map((part) => part.trim());
  const list = (text: string) => text.split(" ").filter((word) => word !== "");
  return {
    reads: list(reads),
    defines: [...(one.name === null ? [] : [one.name]), ...list(defines)],
  };
};
const graphOf = (document: NotebookDocument) => buildGraph(document, names);
const problemsOf = (document: NotebookDocument) => {
  const graph = graphOf(document);
  return document.order.map((id) => graph.nodes[id]!.problem?.message ?? null);
};

describe("the graph", () => {
  const document = {
    ...documentOf(
      cell("chart", "picture", "spots"),
      cell("a", "burglaries", "fir limit"),
      cell("b", "spots", "burglaries limit"),
      cell("in", null, "> limit", "script"),
      cell("t", null, "", "text"),
    ),
    datasets: { fir: { source: "sample" } },
  };
  const graph = graphOf(document);

  it("knows who reads whom", () => {
    expect(graph.nodes.b).toMatchObject({
      parents: ["a", "in"],
      children: ["chart"],
      external: [],
    });
    expect(graph.nodes.a).toMatchObject({ parents: ["in"], external: ["fir"] });
    expect(graph.definedBy("limit")).toBe("in");
    expect(graph.definedBy("fir")).toBeNull();
    expect(graph.ancestors("chart")).toEqual(["in", "a", "b"]);
    expect(graph.descendants("in")).toEqual(["a", "b", "chart"]);
  });

  it("orders cells after those they read", () => {
    expect(graph.order).toEqual(["in", "a", "b", "chart", "t"]);
  });

  it("runs above and below with what they need", () => {
    expect(graph.above("a")).toEqual(["in", "a", "b", "chart"]);
    expect(graph.above("chart")).toEqual([]);
    expect(graph.above("b")).toEqual(["in", "a", "b", "chart"]);
    expect(graph.below("b")).toEqual(["in", "a", "b", "t"]);
    expect(graph.below("t")).toEqual(["t"]);
    expect(graph.below("nobody")).toEqual([]);
  });

  it("keeps names that nobody has as external reads", () => {
    expect(graphOf(documentOf(cell("a", "x", "nobody"))).nodes.a!.external).toEqual(["nobody"]);
  });
});

describe("names and their case", () => {
  it("takes what is written exactly first, then for SQL what differs in case only", () => {
    const document = {
      ...documentOf(
        cell("s", null, "> Limit limit", "script"),
        cell("a", "Spots", "LIMIT FIR"),
        cell("b", "x", "spots limit"),
        cell("c", null, "spots fir", "script"),
      ),
      datasets: { Fir: { source: "sample" } },
    };
    const { nodes } = graphOf(document);
    expect(nodes.a).toMatchObject({ parents: ["s"], external: ["Fir"] });
    expect(nodes.b!.parents).toEqual(["s", "a"]);
    expect(nodes.c).toMatchObject({ parents: [], external: ["fir", "spots"] });
    expect(problemsOf(document)).toEqual([null, null, null, null]);
  });
});

describe("problems", () => {
  it("name both cells that define the same name", () => {
    const message = "x is defined by both “A” and “B”";
    const document = documentOf(
      cell("a", "A", "> x", "script"),
      cell("b", "B", "> x", "script"),
      cell("c", "C", "x"),
    );
    expect(problemsOf(document)).toEqual([message, message, null]);
    expect(graphOf(document).nodes.c!.parents).toEqual(["a", "b"]);
  });

  it("call a cell without a name by its place", () => {
    const document = documentOf(cell("a", "x"), cell("b", null, "> x", "script"));
    expect(problemsOf(document)[1]).toBe("x is defined by both “x” and “cell 2”");
  });

  it("see tables that differ in case only", () => {
    const document = documentOf(cell("a", "Spots"), cell("b", "spots"), cell("c", "spot"));
    expect(problemsOf(document)).toEqual([
      "Spots is defined by both “Spots” and “spots”",
      "spots is defined by both “Spots” and “spots”",
      null,
    ]);
  });

  it("see a cell that defines a dataset's name", () => {
    const document = {
      ...documentOf(cell("a", "FIR"), cell("b", null, "> beats", "script")),
      datasets: { fir: { source: "x" }, beats: { source: "x" } },
    };
    expect(problemsOf(document)).toEqual([
      "fir is the name of a dataset and is also defined by “FIR”",
      "beats is the name of a dataset and is also defined by “cell 2”",
    ]);
  });

  it("show the way around a circle, and leave the others in order", () => {
    const document = documentOf(
      cell("d", "after", "c"),
      cell("a", "a", "c"),
      cell("b", "b", "a"),
      cell("c", "c", "b"),
      cell("e", "free", ""),
    );
    const why = ": these cells wait for each other, so none of them can start";
    expect(problemsOf(document)).toEqual([
      null,
      `a → b → c → a${why}`,
      `b → c → a → b${why}`,
      `c → a → b → c${why}`,
      null,
    ]);
    expect(graphOf(document).order).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("see a cell that reads itself", () => {
    expect(problemsOf(documentOf(cell("a", "x", "X")))).toEqual([
      "x → x: this cell reads its own result",
    ]);
  });

  it("let the text's own problem go first", () => {
    const graph = buildGraph(documentOf(cell("a", "x")), () => ({
      reads: ["x"],
      defines: ["x"],
      problem: { message: "unclosed", position: 3 },
    }));
    expect(graph.nodes.a!.problem).toEqual({ message: "unclosed", position: 3 });
  });
});

describe("a long chain", () => {
  it("of 5,000 cells is ordered", () => {
    const cells = Array.from({ length: 5000 }, (_, i) => cell(`c${i}`, `n${i}`, `n${i + 1}`));
    const graph = graphOf(documentOf(...cells));
    expect(graph.order[0]).toBe("c4999");
    expect(graph.above("c1").length).toBe(5000);
  });

  it("of random cells always comes after what it reads", () => {
    const random = randomFrom(7);
    for (let round = 0; round < 200; round++) {
      const size = 1 + Math.floor(random() * 12);
      const cells = Array.from({ length: size }, (_, i) => {
        const reads = Array.from({ length: 2 }, () => `n${Math.floor(random() * size * 1.5)}`);
        return cell(`c${i}`, `n${i}`, reads.join(" "));
      });
      const { order, nodes } = graphOf(documentOf(...cells));
      expect(order.toSorted()).toEqual(cells.map(({ id }) => id).sort());
      order.forEach((id, i) => {
        for (const parent of nodes[id]!.parents) {
          const circular = nodes[id]!.problem && nodes[parent]!.problem;
          if (!circular) expect(order.indexOf(parent)).toBeLessThan(i);
        }
      });
    }
  });
});

describe("staleness", () => {
  const document = {
    ...documentOf(
      cell("in", "limit", "", "input"),
      cell("a", "burglaries", "fir limit"),
      cell("b", "spots", "burglaries"),
      cell("c", "other", "beats"),
    ),
    datasets: { fir: { source: "sample" }, beats: { source: "sample" } },
  };
  const versions = { datasets: { fir: "1", beats: "1" }, emissions: {} };
  const hashes = (one: NotebookDocument, given: Parameters<typeof cellHashes>[2] = versions) =>
    cellHashes(one, graphOf(one), given);
  const before = hashes(document);
  const changed = (after: Record<string, string>) =>
    Object.keys(before).filter((id) => before[id] !== after[id]);

  it("reaches the cell and all that read it, and undo takes it back", () => {
    const edited = change(document, { type: "edit-source", id: "a", source: "fir  limit" });
    expect(changed(hashes(edited))).toEqual(["a", "b"]);
    expect(
      changed(hashes(change(edited, { type: "edit-source", id: "a", source: "fir limit" }))),
    ).toEqual([]);
  });

  it("follows datasets and what cells send, but not the sender itself", () => {
    const datasets = { fir: "2", beats: "1" };
    expect(changed(hashes(document, { ...versions, datasets }))).toEqual(["a", "b"]);
    expect(changed(hashes(document, { ...versions, datasets: { fir: "1" } }))).toEqual(["c"]);
    expect(changed(hashes(document, { ...versions, emissions: { in: 1 } }))).toEqual(["a", "b"]);
  });

  it("does not come from moving, folding, retitling or other cells", () => {
    const same = change(
      document,
      { type: "move-cell", id: "in", index: 3 },
      { type: "set-options", id: "a", options: { folded: true, auto: false } },
      { type: "set-title", title: "x" },
      { type: "add-cell", index: 0, cell: cell("n", "fresh", "spots") },
    );
    expect(changed(hashes(same))).toEqual([]);
  });

  it("comes from a new name, and from a name that somebody else defines now", () => {
    const renamed = change(document, { type: "rename-cell", id: "c", name: "others" });
    expect(changed(hashes(renamed))).toEqual(["c"]);
    const moved = change(
      document,
      { type: "rename-cell", id: "a", name: "old" },
      { type: "rename-cell", id: "c", name: "burglaries" },
    );
    expect(changed(hashes(moved))).toEqual(["a", "b", "c"]);
  });

  it("is told by hashes that do not collide on near texts", () => {
    const seen = new Set<string>();
    for (let i = 0; i < 50_000; i++) seen.add(hashText(`select ${i} from fir`));
    for (let i = 0; i < 2000; i++) seen.add(hashText(" ".repeat(i)));
    expect(seen.size).toBe(52_000);
  });
});
