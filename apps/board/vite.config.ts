import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const HUB = 'http://localhost:3000';

/** `vite` for work on the page beside a running hub; `vite build` for what the hub serves under /board/. */
export default defineConfig({
  root: here('.'),
  base: '/board/',
  build: {
    outDir: here('../../dist/screens/board'),
    emptyOutDir: true,
    // The last Chrome of Windows 7 and of the Android 8 boxes behind television sets.
    target: 'chrome109',
    cssTarget: 'chrome109',
    modulePreload: false,
    rolldownOptions: {
      input: { index: here('index.html'), 'service-worker': here('src/service-worker.ts') },
      output: {
        // Its address must stay the same for ever: a browser asks it for its successor.
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? 'service-worker.js' : 'assets/[name]-[hash].js',
      },
    },
  },
  worker: { format: 'es' },
  resolve: {
    alias: [
      {
        find: /^#(contracts|device|domain|messaging)\/(.*)\.js$/,
        replacement: `${here('../../libs/')}$1/src/$2.ts`,
      },
    ],
  },
  server: { proxy: { '/api': HUB, '/media': HUB, '/playlists': HUB, '/mqtt': { target: HUB, ws: true } } },
});
