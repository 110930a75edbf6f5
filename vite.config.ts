import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [remix(remixConfig)],
  build: { target: "es2022", assetsInlineLimit: 0 },
  // What runs in the browser: of the panel, and of the script for public pages. Left to find out by itself, Vite in development follows what
  // only loaders import, down to the database, and loads React twice when it begins anew.
  optimizeDeps: {
    noDiscovery: true,
    include: [
      "i18next",
      "react-i18next",
      "@zootools/email-spell-checker",
      "altcha-lib/v1",
      "@tiptap/core",
      "@tiptap/react",
      "@tiptap/starter-kit",
      "zod",
    ],
  },
  ssr: { external: ["@prisma/client", "pg"] },
});
