import type { NextConfig } from "next";

const year = 31_536_000;

/**
 * Everything under /vendor/<package>-<version>/ is copied there before the build
 * (lib/launch/prepare.mjs), never changes under its name, and stands beside a
 * brotli twin that is served to whoever accepts it.
 */
const config: NextConfig = {
  distDir: process.env.BEATBOOK_DIST ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks the types; a user's first start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["libsql"],
  experimental: { turbopackFileSystemCacheForBuild: true },
  async rewrites() {
    return {
      beforeFiles: [
        {
          source: "/vendor/:path*",
          has: [{ type: "header", key: "accept-encoding", value: "(.*)br(.*)" }],
          destination: "/vendor/:path*.br",
        },
      ],
      afterFiles: [],
      fallback: [],
    };
  },
  async headers() {
    const cache = { key: "Cache-Control", value: `public, max-age=${year}, immutable` };
    const brotli = [
      { key: "Content-Encoding", value: "br" },
      { key: "Vary", value: "Accept-Encoding" },
    ];
    const has = [{ type: "header" as const, key: "accept-encoding", value: "(.*)br(.*)" }];
    return [
      { source: "/vendor/:path*", headers: [cache, { key: "Vary", value: "Accept-Encoding" }] },
      {
        source: "/vendor/:path*.wasm",
        has,
        headers: [...brotli, { key: "Content-Type", value: "application/wasm" }],
      },
      {
        source: "/vendor/:path*.js",
        has,
        headers: [...brotli, { key: "Content-Type", value: "text/javascript; charset=utf-8" }],
      },
      {
        source: "/vendor/:path*",
        headers: [
          { key: "X-Content-Type-Options", value: "nosniff" },
          {
            key: "Content-Security-Policy",
            value: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
          },
        ],
      },
      {
        source: "/vendor/frame-:hash/:path*",
        headers: [
          { key: "Access-Control-Allow-Origin", value: "*" },
          { key: "Cross-Origin-Resource-Policy", value: "cross-origin" },
        ],
      },
    ];
  },
};

export default config;
