import type { Evidence } from '../../shared/evidence/evidence';
import { explainFailure } from '../../shared/ipc/failureText';
import type { EvidenceBytes } from '../../shared/project/projectFile';
import { type EvidenceFolder, readAllEvidence } from '../storage/evidenceFolder';

/** The bytes of a project's evidence for a file that goes out, and sentences about those that cannot go along. */
export async function evidenceToCarry(
  folder: EvidenceFolder,
  evidence: readonly Evidence[],
): Promise<{ carried: EvidenceBytes[]; notes: string[] }> {
  const { found, failures } = await readAllEvidence(folder, evidence);
  return {
    carried: found,
    notes: failures.map((failure) => `증빙을 담지 못했어요. ${explainFailure(failure).what}`),
  };
}

/** Of the bytes a file brings those its project names, each once; what nothing names is left behind. */
export function namedEvidence(
  evidence: readonly Evidence[],
  brought: readonly EvidenceBytes[],
): { named: EvidenceBytes[]; missing: Evidence[] } {
  const byHash = new Map(brought.map((one) => [one.sha256, one]));
  const wanted = new Set(evidence.map((one) => one.sha256));
  return {
    named: [...wanted].flatMap((sha256) => byHash.get(sha256) ?? []),
    missing: evidence.filter((one) => !byHash.has(one.sha256)),
  };
}
