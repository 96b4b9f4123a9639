// node run.mjs <main.cjs>: starts a built main the way Electron does, with our stand-in for the `electron` module.
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { electron, mainEvaluated } from './electron.mjs';

const load = Module._load;
Module._load = function loadOrStandIn(id, ...rest) {
  return id === 'electron' ? electron : load.call(this, id, ...rest);
};

const main = path.resolve(process.argv[2]);
createRequire(import.meta.url)(main);
mainEvaluated();
