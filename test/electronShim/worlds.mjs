// Two functions that run inside the page, as text: they may use nothing from this module.

/** In the page's own world: receives what the bridge exposes, and nothing else. */
export function pageWorld() {
  const waiting = new Map();
  const callbacks = new Map();
  let next = 0;
  const tell = (type, detail) =>
    document.dispatchEvent(new CustomEvent(type, { detail: JSON.stringify(detail) }));
  const hear = (type, listener) =>
    document.addEventListener(type, (event) => listener(JSON.parse(event.detail)));

  function callable(id) {
    return (...given) => {
      const call = ++next;
      const args = given.map((value) => {
        if (typeof value !== 'function') return { value };
        callbacks.set(++next, value);
        return { callback: next };
      });
      const slot = {};
      const later = new Promise((resolve, reject) => Object.assign(slot, { resolve, reject }));
      later.catch(() => {});
      waiting.set(call, slot);
      tell('bridge:call', { call, id, args });
      if (slot.thrown) throw new Error(slot.thrown);
      return 'now' in slot ? slot.now : later;
    };
  }
  function rebuild(shape) {
    if (shape.kind === 'function') return callable(shape.id);
    if (shape.kind !== 'object') return shape.value;
    return Object.freeze(
      Object.fromEntries(Object.entries(shape.members).map(([key, one]) => [key, rebuild(one)])),
    );
  }

  hear('bridge:expose', ({ name, shape }) => {
    if (name in window) throw new Error(`Cannot bind an API on top of an existing property: ${name}`);
    Object.defineProperty(window, name, { value: rebuild(shape), enumerable: true });
  });
  hear('bridge:return', ({ call, shape, thrown, pending, error, value }) => {
    const slot = waiting.get(call);
    if (pending || !slot) return;
    waiting.delete(call);
    if (shape) slot.now = rebuild(shape);
    else if (thrown) slot.thrown = thrown;
    else if (error) slot.reject(new Error(error));
    else slot.resolve(value);
  });
  hear('bridge:callback', ({ callback, args }) => callbacks.get(callback)?.(...args));
}

/** In an isolated world, as Electron runs a preload: `contextBridge`, `ipcRenderer`, and the built preload itself. */
export function preloadWorld(preload, sandboxed) {
  const functions = new Map();
  const waiting = new Map();
  const listeners = new Map();
  let next = 0;
  const tell = (type, detail) =>
    document.dispatchEvent(new CustomEvent(type, { detail: JSON.stringify(detail) }));

  function shapeOf(value) {
    if (typeof value === 'function') {
      functions.set(++next, value);
      return { kind: 'function', id: next };
    }
    if (value && typeof value === 'object' && !Array.isArray(value)) {
      const members = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shapeOf(one)]));
      return { kind: 'object', members };
    }
    return { kind: 'value', value };
  }

  document.addEventListener('bridge:call', (event) => {
    const { call, id, args } = JSON.parse(event.detail);
    const given = args.map((one) =>
      'callback' in one
        ? (...received) => tell('bridge:callback', { callback: one.callback, args: received })
        : one.value,
    );
    let result;
    try {
      result = functions.get(id)(...given);
    } catch (error) {
      return tell('bridge:return', { call, thrown: error.message });
    }
    if (typeof result?.then !== 'function') return tell('bridge:return', { call, shape: shapeOf(result) });
    result.then(
      (value) => tell('bridge:return', { call, value }),
      (error) => tell('bridge:return', { call, error: error.message }),
    );
  });

  globalThis.__deliver = (message) => {
    if (message.kind === 'event') {
      for (const listener of [...(listeners.get(message.channel) ?? [])]) listener({}, ...message.args);
      return;
    }
    const slot = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) slot?.reject(new Error(message.error));
    else slot?.resolve(message.value);
  };

  const ipcRenderer = {
    invoke: (channel, ...args) =>
      new Promise((resolve, reject) => {
        const id = ++next;
        waiting.set(id, { resolve, reject });
        globalThis.__toMain(JSON.stringify({ id, channel, args }));
      }),
    on(channel, listener) {
      if (!listeners.has(channel)) listeners.set(channel, new Set());
      listeners.get(channel).add(listener);
    },
    off: (channel, listener) => listeners.get(channel)?.delete(listener),
  };
  const contextBridge = {
    exposeInMainWorld: (name, api) => tell('bridge:expose', { name, shape: shapeOf(api) }),
  };
  const require = (id) => {
    if (id === 'electron') return { contextBridge, ipcRenderer };
    throw new Error(`module not found: ${id}${sandboxed ? ' (sandboxed preload)' : ''}`);
  };
  const module = { exports: {} };
  preload(require, module, module.exports, { type: 'renderer', sandboxed, contextIsolated: true });
}
