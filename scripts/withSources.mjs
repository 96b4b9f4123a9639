import { createServer } from 'vite';
import { root } from './tools.mjs';

/** Does work with the TypeScript sources as they are: `load` gives a module by its path from the root, such as `/shared/…`. */
export async function withSources(work) {
  const server = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'warn',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false },
  });
  try {
    await work((module) => server.ssrLoadModule(module));
  } finally {
    await server.close();
  }
}
