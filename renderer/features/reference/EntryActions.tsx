import { IconCopy, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { referenceText as plainText, type ReferenceEntry } from '../../../shared/content/reference';
import type { Project } from '../../../shared/project/project';
import type { SectionPlace } from '../../../shared/rfp/referenceInSection';
import { undo } from '../../stores/projectActions';
import { useIsReadOnly, useProject } from '../../stores/projectStore';
import { useView } from '../../stores/viewStore';
import { referenceText as text } from '../../text/referenceText';
import { Button, Select } from '../../ui';
import { copyText } from '../../ui/copyText';
import { type Done, insertEntry, takeEntry } from './insertEntry';
import styles from './Reference.module.css';

interface EntryActionsProps {
  entry: ReferenceEntry;
  /** The section the officer was in, or has chosen here. */
  place: SectionPlace | null;
  onPlace(place: SectionPlace | null): void;
}

/** What can be done with the entry shown: copy it, put its sentence into the RFP, take it as a requirement. */
export function EntryActions({ entry, place, onPlace }: EntryActionsProps) {
  const project = useProject((state) => state.project);
  const isReadOnly = useIsReadOnly();
  const [said, setSaid] = useState<{ says: string; target: Done['target'] | null } | null>(null);
  const finish = (done: Done | null) => done && setSaid(done);
  const only = (says: string) => setSaid({ says, target: null });

  const copy = () =>
    void copyText(plainText(entry)).then((copied) => only(copied ? text.copied : text.notCopied));
  const target = said?.target;

  return (
    <div className={styles.actions}>
      <div className={styles.said} role="status">
        {said?.says}
      </div>
      {target && (
        <>
          <Button variant="default" onClick={() => useView.getState().reveal(target)}>
            {text.goThere}
          </Button>
          <Button variant="default" onClick={() => void undo().then(() => only(text.undone))}>
            {text.undo}
          </Button>
        </>
      )}
      <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
        {text.copy}
      </Button>
      {entry.kind === 'requirement' && (
        <Act
          label={text.take}
          reason={!project ? text.noProjectForCard : isReadOnly ? text.readOnly : null}
          hint={project && isTaken(entry, project) ? text.alreadyTaken : null}
          run={() => void takeEntry(entry).then(finish)}
        />
      )}
      {entry.sentence !== null && (
        <>
          {project && !isReadOnly && (
            <Select
              className={styles.sections}
              aria-label={text.section}
              placeholder={text.chooseSection}
              nothingFoundMessage={text.noSection}
              searchable
              data={sectionChoices(project)}
              value={place && sectionOf(place, project) ? keyOf(place) : null}
              onChange={(key) => onPlace(placeOf(key, project))}
            />
          )}
          <Act
            label={text.insert}
            reason={insertReason(project, isReadOnly, place)}
            hint={project && place && stands(entry, place, project) ? text.alreadyThere : null}
            run={() => place && void insertEntry(entry, place).then(finish)}
          />
        </>
      )}
    </div>
  );
}

interface ActProps {
  label: string;
  /** Why it cannot be done now. */
  reason: string | null;
  /** What to know before doing it. */
  hint: string | null;
  run(): void;
}

function Act({ label, reason, hint, run }: ActProps): ReactNode {
  const id = useId();
  const note = reason ?? hint;
  return (
    <>
      {note !== null && (
        <span id={id} className={styles.reason}>
          {note}
        </span>
      )}
      <Button
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={reason !== null}
        aria-describedby={note === null ? undefined : id}
        onClick={run}
      >
        {label}
      </Button>
    </>
  );
}

function insertReason(
  project: Project | null,
  isReadOnly: boolean,
  place: SectionPlace | null,
): string | null {
  if (!project) return text.noProject;
  if (isReadOnly) return text.readOnly;
  return place && sectionOf(place, project) ? null : text.needsSection;
}

function isTaken(entry: ReferenceEntry, { requirements }: Project): boolean {
  return requirements.some(({ origin }) => origin?.templateId === entry.id);
}

/** Whether the sentence stands in the section as it is: put there before, or part of the template. */
function stands(entry: ReferenceEntry, place: SectionPlace, project: Project): boolean {
  const blocks = JSON.stringify(sectionOf(place, project)?.blocks ?? []);
  // The citation of a figure stands before the full stop.
  const sentence = (entry.sentence ?? '').replace(/\.$/, '');
  return blocks.includes(JSON.stringify(sentence).slice(1, -1));
}

function sectionOf({ chapterId, sectionId }: SectionPlace, { chapters }: Project) {
  return chapters.find(({ id }) => id === chapterId)?.sections.find(({ id }) => id === sectionId);
}

function sectionChoices({ chapters }: Project) {
  return chapters.map((chapter) => ({
    group: chapter.title,
    items: chapter.sections.map((section) => ({
      value: keyOf({ chapterId: chapter.id, sectionId: section.id }),
      label: section.title,
    })),
  }));
}

function keyOf({ chapterId, sectionId }: SectionPlace): string {
  return JSON.stringify([chapterId, sectionId]);
}

function placeOf(key: string | null, { chapters }: Project): SectionPlace | null {
  const places = chapters.flatMap((chapter) =>
    chapter.sections.map((section) => ({ chapterId: chapter.id, sectionId: section.id })),
  );
  return places.find((one) => keyOf(one) === key) ?? null;
}
