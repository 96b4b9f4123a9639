// Reads what the two listeners wrote down. Pure; no file, no process.

/**
 * What left: `destinations` (`udp 203.0.113.35:3478`), `names` asked of a name server, `announcements` to the own cable
 * only (group membership and neighbours, which carry nothing of a page), and the words of the sanity packets.
 * @typedef {{ destinations: string[], names: string[], announcements: string[], sanity: string[] }} Traffic
 */

const sanityAddress = '203.0.113.99';

/** @param {string} text one Ethernet frame in hex per line @returns {Traffic} */
export function readFrames(text) {
  const found = sets();
  for (const line of text.split('\n')) if (line !== '') readFrame(Buffer.from(line, 'hex'), found);
  return sorted(found);
}

function readFrame(frame, found) {
  const kind = frame.readUInt16BE(12);
  const packet = frame.subarray(14);
  if (kind === 0x0800) {
    const to = [...packet.subarray(16, 20)].join('.');
    readPayload(packet[9], to, isGroup4(to), packet.subarray((packet[0] & 15) * 4), found);
  } else if (kind === 0x86dd) {
    const words = Array.from({ length: 8 }, (_, n) => packet.readUInt16BE(24 + 2 * n).toString(16));
    const { protocol, payload } = afterExtensions(packet);
    readPayload(protocol, `[${words.join(':')}]`, packet[24] === 0xff, payload, found);
  } else if (kind !== 0x0806) {
    // Not even IP, and not the question who has an address: nothing we know of sends such a frame.
    found.destinations.add(`ethernet 0x${kind.toString(16)}`);
  }
}

const icmp6 = 58;

/** Hop-by-hop options (0), routing (43) and destination options (60) stand before what is carried. */
function afterExtensions(packet) {
  let protocol = packet[6];
  let at = 40;
  while ([0, 43, 60].includes(protocol) && at + 2 <= packet.length) {
    protocol = packet[at];
    at += (packet[at + 1] + 1) * 8;
  }
  return { protocol, payload: packet.subarray(at) };
}

function readPayload(protocol, to, isGroup, payload, found) {
  if (protocol === 6 || protocol === 17) {
    const port = payload.readUInt16BE(2);
    const isUdp = protocol === 17;
    const data = payload.subarray(8);
    if (isUdp && to === sanityAddress && data.subarray(0, 7).toString('latin1') === 'sanity ') {
      // Short frames are filled up to the length of the packet only, so what follows is the word.
      found.sanity.add(data.subarray(7, payload.readUInt16BE(4) - 8).toString('latin1'));
    } else if (isUdp && port === 53) {
      found.names.add(questionName(data));
    } else {
      found.destinations.add(`${isUdp ? 'udp' : 'tcp'} ${to}:${port}`);
    }
  } else if (protocol === 2 || (protocol === icmp6 && isNeighbourTalk(payload[0]))) {
    found.announcements.add(`${protocol === 2 ? 'igmp' : 'icmp6'} ${to}`);
  } else {
    found.destinations.add(`protocol ${protocol} ${to}${isGroup ? ' (group)' : ''}`);
  }
}

/** Group membership (130–132, 143) and neighbour discovery (133–137) of IPv6. */
function isNeighbourTalk(type) {
  return (type >= 130 && type <= 137) || type === 143;
}

function isGroup4(address) {
  const first = Number(address.split('.')[0]);
  return first >= 224 || address.endsWith('.255');
}

function questionName(message) {
  const labels = [];
  let at = 12;
  while (at < message.length && message[at] !== 0) {
    labels.push(message.subarray(at + 1, at + 1 + message[at]).toString('latin1'));
    at += message[at] + 1;
  }
  return labels.join('.').toLowerCase() || '(unreadable question)';
}

/**
 * @param {string} text lines of `strace -f -yy -e trace=connect,sendto,sendmsg,sendmmsg` @returns {Traffic}
 */
export function readSystemCalls(text) {
  const found = sets();
  for (const line of text.split('\n')) {
    const call = /\b(connect|sendto|sendmsg|sendmmsg)\((\d+)(?:<([^>]*(?:->[^>]*)?)>)?,/.exec(line);
    if (!call) continue;
    const [, name, , socket = ''] = call;
    const isUdp = socket.startsWith('UDP');
    // Choosing a peer for datagrams sends nothing; browsers do it to learn which address they would send from.
    if (name === 'connect' && isUdp) continue;
    for (const { address, port } of name === 'connect'
      ? named(line)
      : [...named(line), ...connected(socket)]) {
      if (isHere(address)) continue;
      const word = /"sanity (\w+)"/.exec(line);
      if (address === sanityAddress && word) found.sanity.add(String(word[1]));
      else if (port === '53') found.names.add(`(a name asked of ${address})`);
      else found.destinations.add(`${isUdp ? 'udp' : 'tcp'} ${bracketed(address)}:${port}`);
    }
  }
  return sorted(found);
}

/** Addresses written as arguments of the call. */
function named(line) {
  const four = [...line.matchAll(/sin_port=htons\((\d+)\), sin_addr=inet_addr\("([^"]+)"\)/g)];
  const six = [...line.matchAll(/sin6_port=htons\((\d+)\),.*?inet_pton\(AF_INET6, "([^"]+)"/g)];
  return [...four, ...six].map(([, port, address]) => ({ address, port }));
}

/** The peer of a socket that has one: `TCP:[127.0.0.1:1->127.0.0.1:2]`. */
function connected(socket) {
  const peer = /->\[?([^\]]*?)\]?:(\d+)\]?$/.exec(socket);
  return peer ? [{ address: peer[1], port: peer[2] }] : [];
}

function isHere(address) {
  return /^(::ffff:)?127\./.test(address) || address === '::1' || address === '0.0.0.0' || address === '::';
}

function bracketed(address) {
  return address.includes(':') ? `[${address}]` : address;
}

function sets() {
  return { destinations: new Set(), names: new Set(), announcements: new Set(), sanity: new Set() };
}

function sorted(found) {
  return Object.fromEntries(Object.entries(found).map(([name, set]) => [name, [...set].sort()]));
}
