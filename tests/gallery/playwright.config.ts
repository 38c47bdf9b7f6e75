import { defineConfig } from "@playwright/test";
import product from "../playwright.config";

/** Makes the pictures of docs/gallery.md on the production build. */
export default defineConfig({
  ...product,
  testMatch: "gallery.spec.ts",
  outputDir: "../../test-results",
  use: { ...product.use, viewport: { width: 1180, height: 1200 } },
  webServer: product.webServer && { ...product.webServer, cwd: "../.." },
});
