import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import {
  type CriteriaHole,
  type InspectionItem,
  inspectionItems,
  inspectionSummary,
  requirementsWithoutCriteria,
  roundNames,
  roundQuestions,
} from '../../../shared/inspection/inspectionItems';
import type { InspectionRound, Project } from '../../../shared/project/project';
import { useProject } from '../../stores/projectStore';
import { useView } from '../../stores/viewStore';
import { ChoiceGroup, OutlineEntry, StatusPart, useHeld, WorkArea } from '../../ui';
import styles from './Inspection.module.css';
import { RequirementChecks } from './RequirementChecks';
import { VerdictIcon, type VerdictWord } from './verdictChoices';

const words: readonly VerdictWord[] = ['적합', '부적합', '점검제외', '미점검'];
/** Above this many items the screen opens on one category instead of all. */
const comfortableLength = 200;
/** Requirements shown at a time; the rest wait behind a button. */
const pageLength = 60;

interface RequirementGroup {
  requirementId: string;
  number: string;
  name: string;
  items: InspectionItem[];
  hole: CriteriaHole | null;
}

interface CategoryGroup {
  code: string;
  name: string;
  items: InspectionItem[];
  requirements: RequirementGroup[];
}

type Filter = 'all' | '미점검' | '부적합' | 'hole';

/** 감리 점검표 and 완료검사 점검표, derived from the 검수기준 of the chosen requirements. */
export function InspectionScreen({ round }: { round: InspectionRound }) {
  const project = useProject((state) => state.project);
  if (!project) return null;
  return <Inspection key={round} round={round} project={project} />;
}

function Inspection({ round, project }: { round: InspectionRound; project: Project }) {
  const { target, targetSerial, targetReached, reveal } = useView();
  const items = inspectionItems(project, round);
  const holes = requirementsWithoutCriteria(project);
  const summary = inspectionSummary(project, round);
  const categories = grouped(project, items, holes);
  const [category, setCategory] = useState<string | null>(() =>
    items.length > comfortableLength ? (categories[0]?.code ?? null) : null,
  );
  const [filter, setFilter] = useState<Filter>('all');
  const [shownCount, setShownCount] = useState(pageLength);
  const [jumpedTo, setJumpedTo] = useState({ criterionId: '', serial: 0 });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the serial is what says "asked again"
  useEffect(() => {
    if (target?.kind !== 'criterion' || target.round !== round) return;
    const item = items.find((one) => one.criterionId === target.id);
    setFilter('all');
    setCategory(item?.categoryCode ?? null);
    setShownCount(Number.POSITIVE_INFINITY);
    setJumpedTo((before) => ({ criterionId: target.id, serial: before.serial + 1 }));
    targetReached();
  }, [target, targetSerial]);

  const picked = useHeld(`${filter} ${category}`, () => pickedIds(items, holes, filter));
  const wanted = categories
    .filter((one) => category === null || one.code === category)
    .map((one) => ({
      ...one,
      requirements: one.requirements.map((r) => withOnly(r, picked)).filter(hasSomething),
    }));
  const wantedCount = wanted.reduce((sum, one) => sum + one.requirements.length, 0);
  const shown = firstRequirements(wanted, shownCount);

  const show = (next: { filter?: Filter; category?: string | null }) => {
    if (next.filter !== undefined) setFilter(next.filter);
    if (next.category !== undefined) setCategory(next.category);
    setShownCount(pageLength);
  };

  return (
    <WorkArea
      title={`${roundNames[round]} 점검표`}
      summary={'요구사항의 검수기준에서 저절로 만들어져요'}
      controls={
        <ChoiceGroup
          label="보기"
          size="compact"
          value={filter}
          onChoose={(chosen) => show({ filter: chosen })}
          choices={[
            { value: 'all', label: `전체 ${summary.total}` },
            { value: '미점검', label: `미점검 ${summary.미점검}` },
            { value: '부적합', label: `부적합 ${summary.부적합}` },
            { value: 'hole', label: `검수기준 빈 곳 ${summary.withoutCriteria}` },
          ]}
        />
      }
      outlineLabel="요구사항 분류"
      outline={
        <Categories
          categories={categories}
          total={items}
          holeCount={holes.length}
          selected={category}
          onSelect={(code) => show({ category: code })}
        />
      }
      contentLabel={`${roundNames[round]} 점검 항목`}
    >
      <div className={styles.column}>
        <Overview question={roundQuestions[round]} items={items} orphaned={summary.orphanedMarks} />
        {shown.length === 0 && <p className={styles.empty}>{emptyText(project, filter)}</p>}
        {shown.map((one) => (
          <section key={one.code} aria-labelledby={`category-${one.code}`}>
            <h2 id={`category-${one.code}`} className={styles.category}>
              {one.name} <span className={styles.code}>{one.code}</span>
            </h2>
            {one.requirements.map((requirement) => (
              <RequirementChecks
                key={requirement.requirementId}
                round={round}
                number={requirement.number}
                name={requirement.name}
                items={requirement.items}
                hole={requirement.hole}
                jumpedTo={jumpedTo}
                onCard={() =>
                  reveal({ kind: 'requirement', id: requirement.requirementId, field: 'acceptanceCriteria' })
                }
              />
            ))}
          </section>
        ))}
        {wantedCount > shownCount && (
          <button
            type="button"
            className={styles.more}
            onClick={() => setShownCount((count) => count + pageLength)}
          >
            요구사항 {wantedCount - shownCount}건 더 보기
          </button>
        )}
      </div>
      <StatusPart side="start">
        <span>점검 항목 {summary.total}건</span>
        <span>
          판정 {summary.total - summary.미점검}건 · 부적합 {summary.부적합}건
        </span>
      </StatusPart>
    </WorkArea>
  );
}

/** Items and holes under their category and requirement, in printing order. */
function grouped(project: Project, items: InspectionItem[], holes: CriteriaHole[]): CategoryGroup[] {
  const categories: CategoryGroup[] = [];
  const place = new Map<string, RequirementGroup>();
  const order = new Map(project.requirements.map((requirement, index) => [requirement.id, index]));
  const groupOf = (one: InspectionItem | CriteriaHole): RequirementGroup => {
    const known = place.get(one.requirementId);
    if (known) return known;
    let category = categories.find((group) => group.code === one.categoryCode);
    if (!category) {
      category = { code: one.categoryCode, name: one.categoryName, items: [], requirements: [] };
      categories.push(category);
    }
    const group: RequirementGroup = {
      requirementId: one.requirementId,
      number: one.requirementNumber,
      name: one.requirementName,
      items: [],
      hole: null,
    };
    category.requirements.push(group);
    place.set(one.requirementId, group);
    return group;
  };
  for (const item of items) {
    groupOf(item).items.push(item);
    categories.find((group) => group.code === item.categoryCode)?.items.push(item);
  }
  for (const hole of holes) groupOf(hole).hole = hole;
  const codes = project.categories.map((category) => category.code);
  const rank = (code: string) => (codes.includes(code) ? codes.indexOf(code) : codes.length);
  for (const category of categories) {
    category.requirements.sort(
      (a, b) => (order.get(a.requirementId) ?? 0) - (order.get(b.requirementId) ?? 0),
    );
  }
  return categories.sort((a, b) => rank(a.code) - rank(b.code));
}

/** Criterion ids a filter picks, and requirement ids whose hole it shows; null means everything. */
function pickedIds(
  items: readonly InspectionItem[],
  holes: readonly CriteriaHole[],
  filter: Filter,
): ReadonlySet<string> | null {
  if (filter === 'all') return null;
  if (filter === 'hole') {
    const broken = new Set(holes.map((hole) => hole.requirementId));
    return new Set([
      ...broken,
      ...items.filter((item) => broken.has(item.requirementId)).map((item) => item.criterionId),
    ]);
  }
  const verdict = filter === '미점검' ? null : filter;
  return new Set(items.filter((item) => item.mark.verdict === verdict).map((item) => item.criterionId));
}

function withOnly(requirement: RequirementGroup, picked: ReadonlySet<string> | null): RequirementGroup {
  if (picked === null) return requirement;
  return {
    ...requirement,
    items: requirement.items.filter((item) => picked.has(item.criterionId)),
    hole: picked.has(requirement.requirementId) ? requirement.hole : null,
  };
}

function firstRequirements(categories: readonly CategoryGroup[], count: number): CategoryGroup[] {
  let left = count;
  return categories
    .map((category) => {
      const requirements = category.requirements.slice(0, Math.max(0, left));
      left -= requirements.length;
      return { ...category, requirements };
    })
    .filter((category) => category.requirements.length > 0);
}

function hasSomething(requirement: RequirementGroup): boolean {
  return requirement.items.length > 0 || requirement.hole !== null;
}

function emptyText(project: Project, filter: Filter): string {
  if (project.requirements.length === 0) {
    return '요구사항이 아직 없어요. 제안요청서에서 요구사항과 검수기준을 쓰면 점검표가 저절로 만들어져요.';
  }
  return {
    all: '이 분류에는 점검할 항목이 없어요.',
    미점검: '점검하지 않은 항목이 없어요.',
    부적합: '부적합으로 판정한 항목이 없어요.',
    hole: '모든 요구사항에 검수기준이 갖춰져 있어요.',
  }[filter];
}

interface CategoriesProps {
  categories: readonly CategoryGroup[];
  total: readonly InspectionItem[];
  holeCount: number;
  selected: string | null;
  onSelect: (code: string | null) => void;
}

function Categories({ categories, total, holeCount, selected, onSelect }: CategoriesProps) {
  return (
    <ul className={styles.outline}>
      <li>
        <OutlineEntry
          label="전체"
          {...countOf(total)}
          isSelected={selected === null}
          onSelect={() => onSelect(null)}
        />
      </li>
      {categories.map((category) => (
        <li key={category.code}>
          <OutlineEntry
            label={`${category.name.replace(/ ?요구사항$/, '')} (${category.code})`}
            {...countOf(category.items)}
            isSelected={selected === category.code}
            onSelect={() => onSelect(category.code)}
          />
        </li>
      ))}
      {holeCount > 0 && (
        <li className={styles.outlineNote}>
          <IconAlertTriangle size={16} aria-hidden />
          검수기준이 비어 점검할 수 없는 요구사항 {holeCount}건
        </li>
      )}
    </ul>
  );
}

function countOf(items: readonly InspectionItem[]) {
  const judged = items.filter((item) => item.mark.verdict !== null).length;
  const bad = items.some((item) => item.mark.verdict === '부적합');
  const isDone = items.length > 0 && judged === items.length;
  const word: VerdictWord = bad ? '부적합' : isDone ? '적합' : '미점검';
  return {
    icon: (
      <span className={styles.outlineIcon} data-verdict={word}>
        <VerdictIcon word={word} size={17} />
      </span>
    ),
    count: `${judged}/${items.length}`,
    countTone: bad ? ('danger' as const) : isDone ? ('success' as const) : ('neutral' as const),
  };
}

function Overview({
  question,
  items,
  orphaned,
}: {
  question: string;
  items: readonly InspectionItem[];
  orphaned: number;
}) {
  const counts = words.map((word) => ({
    word,
    count: items.filter((item) => (item.mark.verdict ?? '미점검') === word).length,
  }));
  return (
    <div className={styles.overview}>
      <p className={styles.roundQuestion}>
        <b>점검문</b> {question}
      </p>
      <div className={styles.bar} aria-hidden>
        {counts.map(({ word, count }) => (
          <span key={word} data-verdict={word} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className={styles.counts} aria-label="판정 집계">
        {counts.map(({ word, count }) => (
          <li key={word} className={styles.countItem} data-verdict={word}>
            <VerdictIcon word={word} size={18} />
            {word} <b>{count}</b>
          </li>
        ))}
      </ul>
      {orphaned > 0 && (
        <p className={styles.note}>
          지금은 없는 검수기준에 남은 판정이 {orphaned}건 있어요. 지우지 않고 보관하고, 집계에는 넣지 않아요.
        </p>
      )}
    </div>
  );
}
