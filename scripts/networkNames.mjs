// What a built program names of the network. Offline is a promise, and this reads it off the code that ships.

/** The guard itself (electron/app/refuseConnections.ts) is the only part of every program that names these. */
const guard = ['node:dgram', 'node:dns', 'node:net'];

/**
 * What each program may name; `fetch` is a second start asking the first, before which the guard is set, and
 * `shell.openPath` opens an attached file, never an address.
 */
const allowed = {
  'main/main.cjs': [...guard, 'shell.openPath'],
  'main/preload.cjs': [],
  'worker/documentWorker.cjs': guard,
  'cli/baljugil.cjs': guard,
  'browserHost/browserHost.cjs': [...guard, 'fetch', 'node:child_process', 'node:http'],
};

/** Programs below dist/, with forward slashes. */
export const scannedPrograms = Object.keys(allowed);

const modules =
  /(?:require|import|getBuiltinModule)\(\s*["'`]((?:node:)?(?:net|http|https|http2|tls|dns|dgram|quic|inspector|cluster|child_process)(?:\/\w+)?)["'`]\s*\)/g;
const globals =
  /(?<![\w.$#'"`-])(?:globalThis\.)?(fetch|WebSocket|WebSocketStream|EventSource|XMLHttpRequest)\s*\(/g;
const parts =
  /\b(autoUpdater|crashReporter|openExternal|sendBeacon|shell\.openPath|fromPartition|process\.binding)\b/g;
/** `net` and its like as members of what the package electron gives. */
const electronParts = /electron\.(net|netLog|utilityProcess|webFrameMain|desktopCapturer)\b/g;

/** Problems of one program, in words; none when it names only what it may. */
export function networkProblems(program, code) {
  const named = [modules, globals, parts, electronParts].flatMap((pattern) =>
    [...withoutComments(code).matchAll(pattern)].map(([, name]) => name),
  );
  const problems = named
    .filter((name) => !allowed[program].includes(name))
    .map((name) => `${program} names ${name}`);
  for (const name of allowed[program]) {
    const times = named.filter((one) => one === name).length;
    if (times !== 1) problems.push(`${program} names ${name} ${times} times instead of once`);
  }
  if (allowed[program].includes('node:net') && !/\n\s*refuseConnections\(/.test(code)) {
    problems.push(`${program} never refuses connections`);
  }
  return [...new Set(problems)];
}

/** Enough for bundles: block comments, and lines that are a comment. */
function withoutComments(code) {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
