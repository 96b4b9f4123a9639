import { IconArrowRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Stage } from '../../shared/content/content';
import {
  type Attachment,
  attachmentKey,
  evidenceBytes,
  evidenceTotalLimitBytes,
} from '../../shared/evidence/evidence';
import { roundNames } from '../../shared/inspection/inspectionItems';
import type { Project } from '../../shared/project/project';
import { requirementNumber } from '../../shared/requirement/requirement';
import { useProject } from '../stores/projectStore';
import { type Target, useView } from '../stores/viewStore';
import { evidenceText as text } from '../text/evidenceText';
import { Alert, Button, Dialog, Group } from '../ui';
import styles from './Evidence.module.css';
import { EvidenceList } from './EvidenceList';
import { recoverEvidence } from './evidenceActions';
import { checkEvidence, useEvidenceStates } from './evidenceStates';

/** All evidence of the project by what it belongs to, each file read once more when the dialog opens. */
export function EvidenceDialog({ onClose }: { onClose(): void }) {
  const { project, content } = useProject();
  const { states, isChecking } = useEvidenceStates();
  const reveal = useView((state) => state.reveal);
  const [said, setSaid] = useState('');

  const checkAll = async () => {
    setSaid(text.checking);
    setSaid((await checkEvidence({ thorough: true })) ? text.checked : '');
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the dialog opens
  useEffect(() => void checkAll(), []);

  if (!project) return null;
  const { evidence } = project;
  const bad = evidence.filter((one) => ['missing', 'changed'].includes(states[one.sha256] ?? ''));
  const places = new Map<string, Attachment>();
  for (const { attachedTo } of evidence)
    if (attachedTo.kind !== 'project') places.set(attachmentKey(attachedTo), attachedTo);
  const go = (target: Target) => {
    onClose();
    reveal(target);
  };

  return (
    <Dialog title={text.title} width={860} onClose={onClose}>
      <div className={styles.summary}>
        <span>{text.usage(evidence.length, evidenceBytes(evidence), evidenceTotalLimitBytes)}</span>
        <Group gap={8}>
          <span role="status" className={styles.hint}>
            {said}
          </span>
          <Button variant="default" size="xs" disabled={isChecking} onClick={() => void checkAll()}>
            {text.checkAgain}
          </Button>
        </Group>
      </div>
      {bad.length > 0 && (
        <Alert color="danger" role="alert" title={text.problem(bad.length)}>
          <Button size="xs" variant="default" onClick={() => void recoverEvidence()}>
            {text.recover}
          </Button>
        </Alert>
      )}
      {evidence.length === 0 && <p className={styles.hint}>{text.none}</p>}
      <section className={styles.place} aria-label={text.whole}>
        <h3 className={styles.placeName}>{text.whole}</h3>
        <EvidenceList attachedTo={{ kind: 'project' }} where={text.whole} />
      </section>
      {[...places].map(([key, place]) => {
        const { name, target } = placeOf(project, content?.stages ?? [], place);
        return (
          <section key={key} className={styles.place} aria-label={name}>
            <div className={styles.placeHead}>
              <h3 className={styles.placeName}>{name}</h3>
              {target && (
                <button
                  type="button"
                  className={styles.attach}
                  aria-label={`${text.goThere}: ${name}`}
                  onClick={() => go(target)}
                >
                  {text.goThere} <IconArrowRight size={14} aria-hidden />
                </button>
              )}
            </div>
            <EvidenceList attachedTo={place} where={name} />
          </section>
        );
      })}
      <p className={styles.limits}>{text.limits}</p>
    </Dialog>
  );
}

/** The Korean name of a place, and how to get there while it is still there. */
function placeOf(
  project: Project,
  stages: readonly Stage[],
  place: Attachment,
): { name: string; target: Target | null } {
  const numberOf = (requirement: Project['requirements'][number]) =>
    requirementNumber(requirement, project.numbering.digits);
  switch (place.kind) {
    case 'project':
      return { name: text.whole, target: null };
    case 'requirement': {
      const found = project.requirements.find((one) => one.id === place.requirementId);
      return found
        ? { name: `${numberOf(found)} ${found.name}`, target: { kind: 'requirement', id: found.id } }
        : { name: text.goneRequirement, target: null };
    }
    case 'activity': {
      const found = stages
        .flatMap((stage) => stage.steps.flatMap((step) => step.activities))
        .find((one) => one.id === place.activityId);
      return found
        ? { name: found.name, target: { kind: 'activity', id: found.id } }
        : { name: text.goneActivity, target: null };
    }
    case 'inspection': {
      const round = roundNames[place.round];
      for (const requirement of project.requirements) {
        const order = requirement.acceptanceCriteria.findIndex((one) => one.id === place.criterionId);
        if (order >= 0)
          return {
            name: text.criterion(round, numberOf(requirement), order + 1),
            target: { kind: 'criterion', round: place.round, id: place.criterionId },
          };
      }
      return { name: `${round} · ${text.goneCriterion}`, target: null };
    }
  }
}
