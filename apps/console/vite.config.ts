import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const HUB = 'http://localhost:3000';

/** `vite` for work on the pages beside a running hub; `vite build` for what the hub serves. */
export default defineConfig({
  root: here('.'),
  build: {
    outDir: here('../../dist/screens/console'),
    emptyOutDir: true,
    // The last Chrome of Windows 7, and of the telephones that officers have.
    target: 'chrome109',
    cssTarget: 'chrome109',
    chunkSizeWarningLimit: 1200,
    manifest: true,
    rolldownOptions: {
      // "use client" means something to a server that renders; there is none.
      onLog: (level, log, handle) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
    },
  },
  resolve: {
    alias: [
      { find: /^#api-client\//, replacement: here('../../libs/api-client/') },
      { find: /^#(contracts|domain)\/(.*)\.js$/, replacement: `${here('../../libs/')}$1/src/$2.ts` },
    ],
  },
  server: { proxy: { '/api': HUB, '/socket.io': { target: HUB, ws: true } } },
});
