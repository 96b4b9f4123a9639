import { expect, test } from 'vitest';
import { leaks } from '../../traffic/hostilePage.mjs';
import { readFrames, readSystemCalls } from '../../traffic/packets.mjs';

const nothing = { destinations: [], names: [], announcements: [], sanity: [] };

function ethernet(kind: number, packet: number[]): string {
  return Buffer.from([...new Array<number>(12).fill(0), kind >> 8, kind & 255, ...packet]).toString('hex');
}

function ip4(protocol: number, to: number[], payload: number[]): string {
  return ethernet(0x0800, [0x45, 0, 0, 0, 0, 0, 0, 0, 64, protocol, 0, 0, 198, 18, 0, 2, ...to, ...payload]);
}

function datagram(port: number, data: string | number[]): number[] {
  const bytes = [...Buffer.from(data as string)];
  return [0, 1, port >> 8, port & 255, 0, bytes.length + 8, 0, 0, ...bytes];
}

test('connections and datagrams are told by where they go', () => {
  const frames = [
    ip4(6, [203, 0, 113, 5], [0, 1, 0, 80, 0, 0, 0, 0]),
    ip4(17, [203, 0, 113, 6], datagram(3478, 'x')),
    ip4(17, [224, 0, 0, 251], datagram(5353, 'x')),
    ip4(1, [203, 0, 113, 7], [8, 0]),
  ];
  expect(readFrames(frames.join('\n'))).toEqual({
    ...nothing,
    destinations: [
      'protocol 1 203.0.113.7',
      'tcp 203.0.113.5:80',
      'udp 203.0.113.6:3478',
      'udp 224.0.0.251:5353',
    ],
  });
});

test('names, group membership and the sanity packets are told apart; the question who has an address is nothing', () => {
  const question = [
    ...new Array<number>(12).fill(0),
    4,
    ...Buffer.from('Leak'),
    4,
    ...Buffer.from('test'),
    0,
    0,
    1,
    0,
    1,
  ];
  const frames = [
    ip4(17, [198, 18, 0, 1], datagram(53, question)),
    ip4(2, [224, 0, 0, 22], [0]),
    ip4(17, [203, 0, 113, 99], datagram(9, 'sanity start')),
    ethernet(0x0806, [0]),
  ];
  expect(readFrames(frames.join('\n'))).toEqual({
    ...nothing,
    names: ['leak.test'],
    announcements: ['igmp 224.0.0.22'],
    sanity: ['start'],
  });
});

test('IPv6 is read too, behind its options', () => {
  const to = [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5];
  const head = (next: number) => [0x60, 0, 0, 0, 0, 0, next, 64, ...new Array<number>(16).fill(0), ...to];
  const frames = [
    ethernet(0x86dd, [...head(6), 0, 1, 1, 187]),
    ethernet(0x86dd, [...head(0), 17, 0, 0, 0, 0, 0, 0, 0, ...datagram(443, 'x')]),
    ethernet(0x86dd, [...head(58), 135, 0]),
  ];
  expect(readFrames(frames.join('\n'))).toEqual({
    ...nothing,
    destinations: ['tcp [2001:db8:0:0:0:0:0:5]:443', 'udp [2001:db8:0:0:0:0:0:5]:443'],
    announcements: ['icmp6 [2001:db8:0:0:0:0:0:5]'],
  });
});

test('system calls: what is sent elsewhere counts, loopback, pipes and choosing a peer do not', () => {
  const calls = [
    '7 connect(3<TCP:[1]>, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("203.0.113.5")}, 16) = 0',
    '7 connect(3<TCP:[1]>, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("127.0.0.1")}, 16) = 0',
    '7 connect(4<UDP:[2]>, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("8.8.8.8")}, 16) = 0',
    '7 sendto(4<UDP:[10.0.0.2:5->10.0.0.1:53]>, "\\1", 1, 0, NULL, 0) = 1',
    '7 sendto(5<UDP:[3]>, "x", 1, 0, {sa_family=AF_INET, sin_port=htons(3478), sin_addr=inet_addr("203.0.113.6")}, 16) = 1',
    '7 sendto(6<UDP:[3]>, "sanity end", 10, 0, {sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr("203.0.113.99")}, 16) = 10',
    '7 connect(7<TCPv6:[4]>, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "2001:db8::5", &sin6_addr), sin6_scope_id=0}, 28) = -1',
    '7 sendmsg(8<UNIX-STREAM:[5->6]>, {msg_name=NULL, msg_namelen=0, msg_iov=[], msg_iovlen=0}, 0) = 8',
    '7 connect(9<UNIX-STREAM:[7]>, {sa_family=AF_UNIX, sun_path="/run/x"}, 11) = 0',
  ];
  expect(readSystemCalls(calls.join('\n'))).toEqual({
    destinations: ['tcp 203.0.113.5:80', 'tcp [2001:db8::5]:443', 'udp 203.0.113.6:3478'],
    names: ['(a name asked of 10.0.0.1)'],
    announcements: [],
    sanity: ['end'],
  });
});

test('a way out is named by the address only it would ask', () => {
  expect(
    leaks({ destinations: ['tcp 203.0.113.1:80', 'tcp 203.0.113.11:80'], names: ['namefetch.leak.test'] }),
  ).toEqual(['stylesheet', 'image', 'nameFetch']);
});
