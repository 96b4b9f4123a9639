// Tells the most memory a process had, in megabytes, as its last line of standard error. Where the system tells it for the
// program alone, that is taken: what the usual call gives starts with the memory of the parent.
const { readFileSync } = require('node:fs');

process.on('exit', () => {
  let kilobytes = process.resourceUsage().maxRSS;
  try {
    kilobytes = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {}
  process.stderr.write(`peak ${Math.round(kilobytes / 1024)}\n`);
});
