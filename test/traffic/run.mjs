// node test/traffic/run.mjs <command…>: runs the command and says what it sent; the exit code is 1 when anything left.
import { trafficSummary, watchTraffic } from './watchTraffic.mjs';

const seen = await watchTraffic(process.argv.slice(2), { stdio: 'inherit' });
console.log(trafficSummary(seen));
process.exitCode = seen.code || (seen.destinations.length + seen.names.length > 0 ? 1 : 0);
