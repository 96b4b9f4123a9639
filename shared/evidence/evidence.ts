import { inspectionRounds } from '../project/inspectionRound';
import { z } from '../zod';
import { evidenceFileName } from './evidenceFileName';

const megabyte = 1_048_576;

/** Largest file taken as evidence; also the largest file the window can receive by drag and drop. */
export const evidenceFileLimitBytes = 64 * megabyte;
/** What the different files of one project's evidence may have together, so that its exchange file can be read anywhere. */
export const evidenceTotalLimitBytes = 200 * megabyte;
export const evidenceCountLimit = 1_000;

const id = z.string().min(1).max(100);

/** What a piece of evidence belongs to. The thing may be gone later; the evidence stays. */
export const attachmentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('inspection'), round: z.enum(inspectionRounds), criterionId: id }),
  z.strictObject({ kind: z.literal('activity'), activityId: id }),
  z.strictObject({ kind: z.literal('requirement'), requirementId: id }),
  z.strictObject({ kind: z.literal('project') }),
]);
export type Attachment = z.infer<typeof attachmentSchema>;

/** 증빙: a file kept with the project as proof. Its bytes lie beside the project under their SHA-256. */
export const evidenceSchema = z.strictObject({
  id,
  /** As `evidenceFileName` writes names. */
  fileName: z
    .string()
    .min(1)
    .max(240)
    .refine((name) => name === evidenceFileName(name), '쓸 수 없는 파일 이름이에요.'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sizeBytes: z.int().min(1).max(evidenceFileLimitBytes),
  /** By what the file holds, whatever its name says; `null` when it was not recognised. */
  mediaType: z.string().max(100).nullable(),
  /** The document security product (문서보안) the file was wrapped by when it was attached. */
  wrappedBy: z.string().max(60).nullable(),
  /** ISO instant. */
  addedAt: z.iso.datetime(),
  note: z.string().max(1_000),
  attachedTo: attachmentSchema,
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** Of the bytes: as attached, not to be found, or other bytes than were attached. */
export type EvidenceState = 'there' | 'missing' | 'changed';

export function isAttachedTo(evidence: Pick<Evidence, 'attachedTo'>, place: Attachment): boolean {
  return attachmentKey(evidence.attachedTo) === attachmentKey(place);
}

/** The same text for the same place. */
export function attachmentKey(place: Attachment): string {
  switch (place.kind) {
    case 'inspection':
      return `inspection ${place.round} ${place.criterionId}`;
    case 'activity':
      return `activity ${place.activityId}`;
    case 'requirement':
      return `requirement ${place.requirementId}`;
    case 'project':
      return 'project';
  }
}

/** Bytes the different files have together; the same bytes attached twice are kept once. */
export function evidenceBytes(evidence: readonly Pick<Evidence, 'sha256' | 'sizeBytes'>[]): number {
  let total = 0;
  for (const size of new Map(evidence.map((one) => [one.sha256, one.sizeBytes])).values()) total += size;
  return total;
}
