import { useMemo, useState } from 'react';
import type { Content, RequirementTemplate } from '../../../shared/content/content';
import { derivedParts } from '../../../shared/document/blocks';
import type { Project } from '../../../shared/project/project';
import { requirementNumber } from '../../../shared/requirement/requirement';
import { matchScore, type SearchableText, searchable } from '../../../shared/requirement/searchLibrary';
import { type Insertable, insertableName } from '../../../shared/rfp/insertable';
import { useProject } from '../../stores/projectStore';
import { quickInjectText as text } from '../../text/quickInjectText';
import { Button, Checkbox, Group, SegmentedControl, Select, TextInput } from '../../ui';
import type { ContentChoice } from './insertionChoice';
import styles from './QuickInject.module.css';

interface Item {
  id: string;
  number: string;
  name: string;
  categoryCode: string;
  search: SearchableText;
  badge: string | null;
}

export function chosenCount(choice: ContentChoice, project: Project | null): number {
  if (choice.from === 'project' && !project) return 0;
  return choice.other ? 1 : choice.ids.size;
}

/** What goes in: requirements of the open project, or items of the library. */
export function ContentPicker({
  choice,
  onChange,
}: {
  choice: ContentChoice;
  onChange(choice: ContentChoice): void;
}) {
  const { project, content } = useProject();
  const others = useMemo(() => (project ? otherContents(project) : []), [project]);
  const switchTo = (from: ContentChoice['from']) => {
    if (from === choice.from) return;
    const ids = new Set(from === 'project' ? project?.requirements.map((one) => one.id) : []);
    onChange({ from, ids, other: null });
  };

  return (
    <section aria-labelledby="inject-content" className={styles.column}>
      <h3 id="inject-content" className={styles.heading}>
        <span className={styles.number}>2</span>
        {text.contentStep}
      </h3>
      {project && project.requirements.length > 0 && (
        <SegmentedControl
          fullWidth
          mb={8}
          aria-label={text.source}
          value={choice.from}
          onChange={(value) => switchTo(value as ContentChoice['from'])}
          data={[
            { value: 'project', label: text.fromProject(project.requirements.length) },
            { value: 'library', label: text.fromLibrary(content?.requirementTemplates.length ?? 0) },
          ]}
        />
      )}
      {choice.from === 'project' && project && (
        <Select
          mb={8}
          aria-label={text.what}
          allowDeselect={false}
          value={choice.other ? keyOf(choice.other) : 'cards'}
          onChange={(key) => onChange({ ...choice, other: others.find((one) => keyOf(one) === key) ?? null })}
          data={[
            { value: 'cards', label: text.cards },
            ...others.map((one) => ({ value: keyOf(one), label: insertableName(one, project) })),
          ]}
        />
      )}
      {choice.other === null ? (
        <CardList key={choice.from} choice={choice} onChange={onChange} />
      ) : (
        <p className={styles.none}>{text.wholePart}</p>
      )}
    </section>
  );
}

function keyOf(what: Insertable): string {
  return what.kind === 'chapter' ? `chapter:${what.chapterId}` : what.kind === 'part' ? what.part : 'cards';
}

/** What of a project goes in besides cards: its derived tables and its chapters. */
function otherContents(project: Project): Insertable[] {
  const parts = derivedParts.filter((part) => part !== 'requirementDetails');
  return [
    ...parts.map((part) => ({ kind: 'part', part }) as const),
    ...project.chapters.map(({ id }) => ({ kind: 'chapter', chapterId: id }) as const),
  ];
}

function CardList({ choice, onChange }: { choice: ContentChoice; onChange(choice: ContentChoice): void }) {
  const { project, content } = useProject();
  const [query, setQuery] = useState('');
  const [category, setCategory] = useState<string | null>(null);
  const items = useMemo(
    () => (choice.from === 'project' && project ? projectItems(project) : libraryItems(content)),
    [choice.from, project, content],
  );
  const shown = items.filter(
    (item) => (category === null || item.categoryCode === category) && matchScore(query, item.search) > 0,
  );
  const categories = (content?.categories ?? []).filter((one) =>
    items.some((item) => item.categoryCode === one.code),
  );

  const toggle = (id: string, on: boolean) => {
    const ids = new Set(choice.ids);
    if (on) ids.add(id);
    else ids.delete(id);
    onChange({ ...choice, ids });
  };
  return (
    <>
      <Group gap={8} wrap="nowrap" align="flex-end">
        <TextInput
          flex={1}
          aria-label={text.search}
          placeholder={text.searchPlaceholder}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <Select
          w="12rem"
          aria-label={text.category}
          placeholder={text.allCategories}
          clearable
          clearButtonProps={{ 'aria-label': '분류 비우기' }}
          value={category}
          onChange={setCategory}
          data={categories.map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))}
        />
      </Group>
      <ul className={styles.list} aria-label={text.list}>
        {shown.map((item) => (
          <li key={item.id}>
            <Checkbox
              className={styles.item}
              checked={choice.ids.has(item.id)}
              onChange={(event) => toggle(item.id, event.currentTarget.checked)}
              label={
                <span className={styles.itemLabel}>
                  <span className={styles.itemNumber}>{item.number}</span>
                  <span>{item.name}</span>
                  {item.badge && <span className={styles.badge}>{item.badge}</span>}
                </span>
              }
            />
          </li>
        ))}
        {shown.length === 0 && <li className={styles.none}>{text.noneFound}</li>}
      </ul>
      <Group gap={8} mt={8}>
        <Button
          size="xs"
          variant="default"
          disabled={shown.length === 0}
          onClick={() =>
            onChange({ ...choice, ids: new Set([...choice.ids, ...shown.map((item) => item.id)]) })
          }
        >
          {text.selectShown}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={choice.ids.size === 0}
          onClick={() => onChange({ ...choice, ids: new Set() })}
        >
          {text.clear}
        </Button>
        <span className={styles.count}>{text.selected(choice.ids.size)}</span>
      </Group>
    </>
  );
}
function projectItems(project: Project): Item[] {
  return project.requirements.map((one) => ({
    id: one.id,
    number: requirementNumber(one, project.numbering.digits),
    name: one.name,
    categoryCode: one.categoryCode,
    search: searchable(`${one.name} ${one.definition}`),
    badge: null,
  }));
}

function libraryItems(content: Content | null): Item[] {
  return (content?.requirementTemplates ?? []).map((one) => ({
    id: one.id,
    number: templateNumber(one),
    name: one.name,
    categoryCode: one.categoryCode,
    search: searchable([one.name, one.definition, ...one.keywords].join(' ')),
    badge: one.status === '확인' || one.status === '자체 작성' ? null : one.status,
  }));
}

function templateNumber({ categoryCode, preferredNumber }: RequirementTemplate): string {
  return preferredNumber === null
    ? categoryCode
    : requirementNumber({ categoryCode, number: preferredNumber });
}
