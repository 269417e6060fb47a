import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the desk into `dist/`; while developing, the api is the one that `npm start` brought up. */
export default defineConfig({
  plugins: [react()],
  base: '/',
  build: {
    outDir: 'dist', emptyOutDir: true, target: 'chrome109' /* the floor: said in plain words by public/floor.js to whoever is below it */, modulePreload: { polyfill: false }, assetsInlineLimit: 0,
    // What changes with a library's version, apart from what changes with ours.
    rolldownOptions: { output: { codeSplitting: { groups: [
      { name: 'frame', priority: 2, test: /node_modules\/(react|react-dom|scheduler|react-i18next|i18next|@tanstack)\// },
      { name: 'antd', priority: 1, test: /node_modules\// },
    ] } } },
  },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:3000' } },
});
