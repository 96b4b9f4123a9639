import { writeSync } from 'node:fs';
import { fillDisk } from './fillDisk';
import { randomFrom } from './randomFrom';

// Run as a process of its own that may write files of a certain size only.
const [, , folder = '', seed = '1'] = process.argv;
void fillDisk(folder, randomFrom(Number(seed)), (...said) => void writeSync(1, `${JSON.stringify(said)}\n`));
