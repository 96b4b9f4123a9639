import { IconFilterOff, IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Content } from '../../../shared/content/content';
import { statuses } from '../../../shared/content/provenance';
import {
  type ReferenceEntry,
  type ReferenceKind,
  referenceKindNames,
  referenceKinds,
} from '../../../shared/content/reference';
import { type ReferenceFound, searchReference } from '../../../shared/content/searchReference';
import type { SectionPlace } from '../../../shared/rfp/referenceInSection';
import { useProject } from '../../stores/projectStore';
import { useView } from '../../stores/viewStore';
import { referenceText as text } from '../../text/referenceText';
import { Button, Dialog, ProvenanceBadge, Select, TextInput } from '../../ui';
import { ChoiceList, focusChosen, type ListChoice } from './ChoiceList';
import { EntryActions } from './EntryActions';
import { EntryView } from './EntryView';
import styles from './Reference.module.css';
import { referenceOf, useReference } from './referenceStore';

/** 자료실: everything there is to look up, with or without a project. */
export function ReferenceDialog({ onClose }: { onClose(): void }) {
  const content = useProject((state) => state.content);
  return content && <Reference content={content} onClose={onClose} />;
}

function Reference({ content, onClose }: { content: Content; onClose(): void }) {
  const { index, byId } = referenceOf(content);
  const { query, kind, group, status, selectedId, trail, set } = useReference();
  const [place, setPlace] = useState<SectionPlace | null>(useView.getState().lastSection);
  const kindList = useRef<HTMLDivElement>(null);
  const entryList = useRef<HTMLDivElement>(null);
  const entryTitle = useRef<HTMLHeadingElement>(null);
  const words = useDeferredValue(query);
  const found = useMemo(
    () => searchReference(index, { query: words, kind, group, status }),
    [index, words, kind, group, status],
  );
  const entryChoices = useMemo(() => found.entries.map(entryChoice), [found]);
  const kindChoices = useMemo(() => choicesOfKinds(found, kind), [found, kind]);
  // The one chosen stays while the list is still being worked out.
  const shown = (selectedId === null ? undefined : byId.get(selectedId)) ?? found.entries[0] ?? null;
  const followed = useRef(false);
  const shownId = shown?.id;
  useEffect(() => {
    if (shownId !== undefined && followed.current) entryTitle.current?.focus();
    followed.current = false;
  }, [shownId]);

  /** Follows a link: the list shows the kind it leads to, whatever was looked for before. */
  const showEntry = (id: string, left: readonly string[]) => {
    const entry = byId.get(id);
    if (!entry) return;
    const isListed = found.entries.includes(entry);
    set({
      selectedId: id,
      trail: left,
      ...(!isListed && { query: '', kind: entry.kind, group: null, status: null }),
    });
    followed.current = true;
  };

  return (
    <Dialog
      title={text.title}
      width={1560}
      onClose={onClose}
      footer={shown && <EntryActions key={shown.id} entry={shown} place={place} onPlace={setPlace} />}
    >
      <div className={styles.reference}>
        <div className={styles.filters}>
          <TextInput
            className={styles.search}
            label={text.find}
            placeholder={text.findHint}
            leftSection={<IconSearch size={17} aria-hidden />}
            data-autofocus
            maxLength={200}
            value={query}
            onChange={(event) => set({ query: event.currentTarget.value, selectedId: null, trail: [] })}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing || event.keyCode === 229) return;
              if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
              event.preventDefault();
              focusChosen(entryList.current);
            }}
          />
          <Select
            label={text.status}
            allowDeselect={false}
            value={status ?? ''}
            data={[
              { value: '', label: text.everyStatus },
              ...statuses.map((one) => ({ value: one, label: one })),
            ]}
            onChange={(value) =>
              set({ status: statuses.find((one) => one === value) ?? null, selectedId: null, trail: [] })
            }
          />
          <span className={styles.count} role="status">
            {text.foundStatus(found.entries.length)}
          </span>
          <Button
            variant="default"
            leftSection={<IconFilterOff size={16} aria-hidden />}
            disabled={query === '' && kind === null && group === null && status === null}
            onClick={() => set({ query: '', kind: null, group: null, status: null })}
          >
            {text.clear}
          </Button>
        </div>
        <div className={styles.panes}>
          <ChoiceList
            className={styles.kinds}
            label={text.kinds}
            list={kindList}
            choices={kindChoices}
            selected={kindKey(kind, group)}
            onSelect={(key) => set({ ...kindOf(key), selectedId: null, trail: [] })}
            onEnter={() => focusChosen(entryList.current)}
          />
          <div className={styles.middle}>
            <ChoiceList
              className={styles.entries}
              label={text.entries}
              list={entryList}
              choices={entryChoices}
              selected={shown?.id ?? null}
              onSelect={(id) => set({ selectedId: id, trail: [] })}
              onEnter={() => entryTitle.current?.focus()}
              onLeave={() => focusChosen(kindList.current)}
            />
            {found.entries.length === 0 && <p className={styles.nothing}>{text.nothing}</p>}
          </div>
          {shown && (
            <EntryView
              key={shown.id}
              entry={shown}
              byId={byId}
              title={entryTitle}
              back={trail.at(-1) ?? null}
              onBack={(id) => showEntry(id, trail.slice(0, -1))}
              onShow={(id) => showEntry(id, [...trail, shown.id])}
            />
          )}
        </div>
      </div>
    </Dialog>
  );
}

function entryChoice(entry: ReferenceEntry): ListChoice {
  return {
    key: entry.id,
    content: (
      <>
        <span className={styles.choiceLabel}>
          {entry.label}
          <ProvenanceBadge status={entry.status} />
        </span>
        {entry.title}
      </>
    ),
  };
}

/** `kind` or `kind/group`; the empty text is everything. */
function kindKey(kind: ReferenceKind | null, group: string | null): string {
  return kind === null ? '' : group === null ? kind : `${kind}/${group}`;
}

function kindOf(key: string): { kind: ReferenceKind | null; group: string | null } {
  const [name, ...group] = key.split('/');
  const kind = referenceKinds.find((one) => one === name) ?? null;
  return { kind, group: group.length === 0 ? null : group.join('/') };
}

function choicesOfKinds(
  { kinds, groups, total }: ReferenceFound,
  chosen: ReferenceKind | null,
): ListChoice[] {
  const row = (name: string, count: number) => (
    <>
      <span className={styles.kindName}>{name}</span>
      <span className={styles.kindCount}>{text.found(count)}</span>
    </>
  );
  return [
    { key: '', content: row(text.everything, total) },
    ...kinds.flatMap(({ kind, count }): ListChoice[] => [
      { key: kind, content: row(referenceKindNames[kind], count) },
      ...(kind === chosen && groups.length > 1
        ? groups.map(
            ({ group, count: inGroup }): ListChoice => ({
              key: kindKey(kind, group),
              content: row(group, inGroup),
              level: 2,
            }),
          )
        : []),
    ]),
  ];
}
