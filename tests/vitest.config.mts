import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
  root,
  resolve: { alias: { "@": root } },
  test: {
    // Pure functions leave nothing behind: their files share a process, and what it has loaded.
    projects: [
      {
        extends: true,
        test: { name: "methods", include: ["tests/unit/methods/**/*.test.ts"], isolate: false },
      },
      {
        extends: true,
        test: {
          name: "product",
          include: ["tests/{unit,faults}/**/*.test.{ts,tsx}"],
          exclude: ["tests/unit/methods/**"],
        },
      },
    ],
    // One core is left idle otherwise, and CI has two.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
