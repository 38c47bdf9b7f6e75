import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { writeProgram } from "@/lib/methods/optimise/program";
import { solve } from "@/lib/methods/optimise/solve";

/** What to carry: whole things of some worth within a weight, the classic that takes long when large. */
function knapsack(things: number, seed: number) {
  const by = chance(seed);
  const writer = writeProgram();
  const weight = Array.from({ length: things }, () => 100 + by.below(900));
  const own = weight.map((each) =>
    writer.variable({ cost: each + by.below(100), upper: 1, whole: true }),
  );
  writer.row({ upper: weight.reduce((sum, each) => sum + each, 0) / 2 }, own, weight);
  return { program: writer.program("most"), weight };
}

describe("a program's answer", () => {
  test("is the best of all, with its bound, and a share where nothing has to be whole", async () => {
    const { program, weight } = knapsack(10, 2);
    const limit = program.rowUpper[0]!;
    let best = 0;
    for (let set = 0; set < 1024; set++) {
      const chosen = weight.map((_, i) => (set >> i) & 1);
      const sum = (values: ArrayLike<number>) =>
        chosen.reduce((all, on, i) => all + on * values[i]!, 0);
      if (sum(weight) <= limit) best = Math.max(best, sum(program.cost));
    }
    const answer = await solve(program, { seconds: 10 });
    expect(answer).toMatchObject({ status: "optimal", objective: best, bound: best, gap: 0 });
    const relaxed = await solve({ ...program, whole: new Uint8Array(10) }, { seconds: 10 });
    expect("objective" in relaxed && relaxed.objective).toBeGreaterThan(best);
  });

  test("begins with what it is given, and is never worse when the time is over at once", async () => {
    const { program, weight } = knapsack(400, 3);
    const start = new Float64Array(400);
    let left = program.rowUpper[0]!;
    weight.forEach((each, i) => {
      if (each > left) return;
      start[i] = 1;
      left -= each;
    });
    const worth = start.reduce((sum, on, i) => sum + on * program.cost[i]!, 0);
    const answer = await solve(program, { seconds: 0.05, start });
    if (!("objective" in answer)) throw new Error("It had an answer to begin with.");
    expect(answer.objective).toBeGreaterThanOrEqual(worth - 1e-6);
    expect(answer.bound).toBeGreaterThanOrEqual(answer.objective - 1e-6);
  });

  test("says when there is none, and when there is no end", async () => {
    const none = writeProgram();
    const x = none.variable({ upper: 3, whole: true });
    none.row({ lower: 4 }, [x]);
    expect((await solve(none.program("least"), { seconds: 5 })).status).toBe("infeasible");
    const crossed = writeProgram();
    crossed.variable({ lower: 2, upper: 1 });
    expect((await solve(crossed.program("least"), { seconds: 5 })).status).toBe("infeasible");
    const endless = writeProgram();
    endless.variable({ cost: 1 });
    expect((await solve(endless.program("most"), { seconds: 5 })).status).toBe("unbounded");
    const neither = writeProgram();
    const [y, z] = [neither.variable({ cost: 1 }), neither.variable({ cost: 1 })];
    neither.row({ lower: 1 }, [y, z], [1, -1]);
    neither.row({ lower: 1 }, [y, z], [-1, 1]);
    expect((await solve(neither.program("most"), { seconds: 5 })).status).toBe("infeasible");
    await expect(solve(writeProgram().program("least"), { seconds: 5 })).rejects.toThrow(
      "without variables",
    );
  });

  test("adds up what is named twice, and counts what is fixed", async () => {
    const writer = writeProgram();
    const x = writer.variable({ cost: 1 });
    writer.row({ lower: 6 }, [x, x, x], [1, 1, 0]);
    const answer = await solve(writer.program("least", 10), { seconds: 5 });
    expect(answer).toMatchObject({ status: "optimal", objective: 13, bound: 13 });
  });
});
