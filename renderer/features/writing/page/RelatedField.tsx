import { IconLinkOff, IconPlus, IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { relatedText } from '../../../../shared/requirement/numbering';
import { type Requirement, requirementNumber } from '../../../../shared/requirement/requirement';
import { matchScore, searchable } from '../../../../shared/requirement/searchLibrary';
import { useIsReadOnly, useProject } from '../../../stores/projectStore';
import { Popover, TextInput } from '../../../ui';
import { categoryOf, editCard } from '../applyChange';
import { goTo } from '../writingStore';
import styles from './Card.module.css';

/** 관련 요구사항: chips that follow renumbering, and a search to add one. */
export function RelatedField({
  requirement,
  number,
  live,
}: {
  requirement: Requirement;
  number: string;
  live: boolean;
}) {
  const { id, related } = requirement;
  const isReadOnly = useIsReadOnly();
  // One string, so that a card renders again only when a number it shows changes.
  const labels = useProject((state) => {
    const project = state.project;
    return project
      ? related.map((one) => relatedText(one, project.requirements, project.numbering.digits)).join('\n')
      : '';
  }).split('\n');

  if (!live) return <div className={styles.static}>{related.length > 0 ? labels.join(', ') : '-'}</div>;
  return (
    <div className={styles.chips}>
      {related.map((one, index) => {
        const label = labels[index] ?? one.label;
        const target =
          one.requirementId !== null && categoryOf(one.requirementId) !== null ? one.requirementId : null;
        return (
          <span
            key={`${one.requirementId}-${label}`}
            className={styles.chip}
            data-broken={target === null || undefined}
          >
            {target === null ? (
              <>
                <IconLinkOff size={14} role="img" aria-label="문서에 없음" />
                {label}
              </>
            ) : (
              <button
                type="button"
                className={styles.chipLink}
                onClick={() => goTo({ kind: 'requirement', id: target }, categoryOf)}
              >
                {label}
              </button>
            )}
            {!isReadOnly && (
              <button
                type="button"
                className={styles.chipRemove}
                aria-label={`${label} 관련 지우기`}
                onClick={() => void editCard(id, (card) => ({ related: card.related.toSpliced(index, 1) }))}
              >
                <IconX size={13} aria-hidden />
              </button>
            )}
          </span>
        );
      })}
      {!isReadOnly && <RelatedPicker requirement={requirement} number={number} />}
    </div>
  );
}

function RelatedPicker({ requirement, number }: { requirement: Requirement; number: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      width={340}
      trapFocus
      returnFocus
      shadow="md"
    >
      <Popover.Target>
        <button
          type="button"
          className={styles.add}
          aria-label={`${number} 관련 요구사항 추가`}
          onClick={() => setOpen(!open)}
        >
          <IconPlus size={14} aria-hidden />
          추가
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        {open && <RelatedSearch requirement={requirement} onDone={() => setOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function RelatedSearch({ requirement, onDone }: { requirement: Requirement; onDone(): void }) {
  const project = useProject((state) => state.project);
  const [query, setQuery] = useState('');
  const candidates = useMemo(() => {
    const taken = new Set([requirement.id, ...requirement.related.map((one) => one.requirementId)]);
    return (project?.requirements ?? [])
      .filter((one) => !taken.has(one.id))
      .map((one) => {
        const label = requirementNumber(one, project?.numbering.digits);
        return { id: one.id, label, name: one.name, text: searchable(`${label} ${one.name}`) };
      });
  }, [project, requirement]);
  const found = candidates.filter((one) => matchScore(query, one.text) > 0).slice(0, 50);
  const add = (one: { id: string; label: string }) => {
    void editCard(requirement.id, (card) => ({
      related: [...card.related, { requirementId: one.id, label: one.label }],
    }));
    onDone();
  };
  return (
    <>
      <TextInput
        size="xs"
        label="관련 요구사항 찾기"
        placeholder="번호, 이름, 초성(ㅋㅌㅇㄴ)"
        data-autofocus
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.keyCode === 229) return;
          const first = found[0];
          if (event.key === 'Enter' && first) add(first);
        }}
      />
      <ul className={styles.results} aria-label="찾은 요구사항">
        {found.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => add(one)}>
              <b>{one.label}</b> {one.name}
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className={styles.noResult}>맞는 요구사항이 없어요.</p>}
    </>
  );
}
