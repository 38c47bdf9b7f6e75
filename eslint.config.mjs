import next from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";

/** Imports point one way: app → cells → datasets → lib. */
const layers = ["app", "cells", "datasets", "lib"];

const above = (layer) => layers.slice(0, layers.indexOf(layer));

const layerRule = (layer) => ({
  files: [`${layer}/**/*.{ts,tsx,mts,mjs}`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: above(layer).map((higher) => ({
          group: [`@/${higher}/*`, `@/${higher}`, `**/../${higher}/**`],
          message: `${layer} does not import from ${higher}: imports point app → cells → datasets → lib.`,
        })),
      },
    ],
  },
});

const pureRule = (folder) => ({
  files: [`lib/${folder}/**/*.ts`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          {
            group: ["@/*", "react", "next/*"],
            message: `lib/${folder} is pure: it imports nothing of ours outside itself.`,
          },
        ],
      },
    ],
  },
});

const config = [
  { ignores: ["node_modules/**", ".next*/**", "public/**", "next-env.d.ts"] },
  ...next,
  ...typescript,
  layerRule("cells"),
  layerRule("datasets"),
  layerRule("lib"),
  pureRule("notebook"),
  pureRule("methods"),
  pureRule("sql"),
];

export default config;
