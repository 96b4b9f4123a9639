import { createHash } from 'node:crypto';
import type { Evidence } from '../../shared/evidence/evidence';

/** A piece of evidence on the project as a whole, its bytes the text. */
export function someEvidence(text: string, changes: Partial<Evidence> = {}): Evidence {
  const bytes = Buffer.from(text);
  return {
    id: `evidence-${text}`,
    fileName: `${text}.txt`,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sizeBytes: bytes.length,
    mediaType: 'text/plain',
    wrappedBy: null,
    addedAt: '2027-01-04T00:00:00.000Z',
    note: '',
    attachedTo: { kind: 'project' },
    ...changes,
  };
}
