import type { Highs } from "highs";
import { loadSolver } from "./parts";

/** Stands for the package in a frame's methods: the solver is a part that is fetched when it is asked for. */
export default async function load(): Promise<Highs> {
  return (await loadSolver()).start();
}
