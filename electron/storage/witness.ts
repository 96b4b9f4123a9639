import { z } from '../../shared/zod';
import { sha256 } from './sha256';

/** What must be found again: written beside the journal at creation, at every snapshot and at closing. */
const witnessSchema = z.object({
  revision: z.int().min(0),
  /** Revisions of the snapshots kept. */
  snapshots: z.array(z.int().min(0)),
  /** Number of the last journal file; 0 before the first change. */
  journalFile: z.int().min(0),
  /** Damages already told to the user, which a later change has put behind. */
  toldDamages: z.array(z.string()),
});
export type Witness = z.infer<typeof witnessSchema>;

export const witnessFileName = 'head.json';

export function encodeWitness(witness: Witness): Uint8Array {
  const json = JSON.stringify(witness);
  return Buffer.from(`${sha256(json)}\n${json}\n`, 'utf8');
}

/** `null` when the bytes are not what was written. */
export function readWitness(bytes: Uint8Array): Witness | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  const json = text.slice(65, -1);
  if (text !== `${sha256(json)}\n${json}\n`) return null;
  const parsed = witnessSchema.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : null;
}
