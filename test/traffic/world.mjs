// node world.mjs <file>: the rest of the world, friendly to everybody: every name has an address and every web address
// an answer, so that what leaks goes all the way. Makes the file when ready.
import dgram from 'node:dgram';
import { writeFileSync } from 'node:fs';
import http from 'node:http';

/** What every name resolves to; TEST-NET-3 is nobody's. */
const everyName = [203, 0, 113, 200];

const names = dgram.createSocket('udp4');
names.on('message', (query, from) => {
  const answer = answerTo(query);
  if (answer) names.send(answer, from.port, from.address);
});
const web = http.createServer((_request, response) => {
  response
    .writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' })
    .end('<p>hello');
});
web.on('clientError', (_error, socket) => socket.destroy());
for (const one of [names, web]) one.on('error', fatal);

await Promise.all([
  new Promise((done) => names.bind(53, '0.0.0.0', done)),
  // Every address is ours here, so one listener answers for all of them.
  new Promise((done) => web.listen(80, '::', done)).catch(fatal),
]);
writeFileSync(process.argv[2], '');

/** An address for questions of type A, an empty answer for others. */
function answerTo(query) {
  let end = 12;
  while (end < query.length && query[end] !== 0) end += query[end] + 1;
  if (end + 5 > query.length) return null;
  const isAddress = query.readUInt16BE(end + 1) === 1;
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(isAddress ? 1 : 0, 6);
  const answer = [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 5, 0, 4, ...everyName];
  return Buffer.concat([header, query.subarray(12, end + 5), Buffer.from(isAddress ? answer : [])]);
}

function fatal(error) {
  console.error(`world: ${error.message}`);
  process.exit(1);
}
