import { IconChevronRight, IconRefresh } from '@tabler/icons-react';
import { memo, useDeferredValue, useMemo, useState } from 'react';
import type { DerivedPart } from '../../../../shared/document/blocks';
import type { DocumentNode, TableCell, TableNode } from '../../../../shared/document/wordDocument';
import { byCategory } from '../../../../shared/requirement/numbering';
import { derivedPart, derivedPartNames } from '../../../../shared/rfp/derivedParts';
import { useProject } from '../../../stores/projectStore';
import { useView } from '../../../stores/viewStore';
import { Button } from '../../../ui';
import { categoryOf } from '../applyChange';
import { goTo } from '../writingStore';
import styles from './Page.module.css';

/** Rows of a long table shown before the user asks for all of them. */
const firstRows = 40;

/** A computed part on the page, as it prints. It cannot be edited: it follows the facts and the cards. */
export const DerivedPartView = memo(function DerivedPartView({ part }: { part: DerivedPart }) {
  return (
    <div>
      <p className={styles.derivedName}>
        <IconRefresh size={14} aria-hidden />
        {derivedPartNames[part]} ·{' '}
        {part === 'evaluationTable'
          ? '평가표 화면에서 정한 대로 인쇄해요'
          : '사업 정보와 요구사항에서 자동으로 만들어요'}
        {part === 'evaluationTable' && (
          <Button size="compact-xs" variant="default" onClick={() => useView.getState().go('evaluation')}>
            평가표 고치기
          </Button>
        )}
      </p>
      {part === 'requirementDetails' ? <CategoryLinks /> : <ComputedNodes part={part} />}
    </div>
  );
});

function ComputedNodes({ part }: { part: Exclude<DerivedPart, 'requirementDetails'> }) {
  const project = useDeferredValue(useProject((state) => state.project));
  const content = useProject((state) => state.content);
  const nodes = useMemo(
    () => (project && content ? derivedPart(part, project, content) : []),
    [part, project, content],
  );
  return nodes.map((node, index) => <ComputedNode key={index} node={node} name={derivedPartNames[part]} />);
}

function ComputedNode({ node, name }: { node: DocumentNode; name: string }) {
  if (node.type === 'table') return <ComputedTable table={node} name={name} />;
  if (node.type !== 'paragraph' && node.type !== 'item') return null;
  return <p className={styles.derivedNote}>{node.runs.map((run) => run.text).join('')}</p>;
}

function ComputedTable({ table, name }: { table: TableNode; name: string }) {
  const [showAll, setShowAll] = useState(false);
  const total = table.columnWidths.reduce((sum, width) => sum + width, 0);
  const rows = showAll ? table.rows : table.rows.slice(0, firstRows + table.headerRows);
  const hidden = table.rows.length - rows.length;
  return (
    <>
      <table className={styles.derivedTable} aria-label={name}>
        <colgroup>
          {table.columnWidths.map((width, index) => (
            <col key={index} style={{ width: `${(width / total) * 100}%` }} />
          ))}
        </colgroup>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={rowIndex}>
              {row.cells.map((cell, index) => (
                <ComputedCell key={index} cell={cell} isColumnHead={rowIndex < table.headerRows} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <Button className={styles.more} size="xs" variant="default" onClick={() => setShowAll(true)}>
          나머지 {hidden}줄 보기
        </Button>
      )}
    </>
  );
}

function ComputedCell({ cell, isColumnHead }: { cell: TableCell; isColumnHead: boolean }) {
  const spans = { colSpan: cell.columnSpan, rowSpan: cell.rowSpan };
  const lines = cell.content.map((line, index) => (
    <p key={index}>{line.runs.map((run) => run.text).join('')}</p>
  ));
  if (cell.shaded)
    return (
      <th scope={isColumnHead ? 'col' : 'row'} {...spans}>
        {lines}
      </th>
    );
  const first = cell.content[0];
  return (
    <td {...spans} data-align={first?.type === 'paragraph' ? first.align : undefined}>
      {lines}
    </td>
  );
}

/** The 상세표 is long: it is written category by category. */
function CategoryLinks() {
  const requirements = useProject((state) => state.project?.requirements);
  const categories = useProject((state) => state.project?.categories);
  const groups = useMemo(() => byCategory(requirements ?? [], categories ?? []), [requirements, categories]);
  if (groups.length === 0)
    return <p className={styles.derivedNote}>아직 요구사항이 없어요. 위의 ‘요구사항 추가’로 시작하세요.</p>;
  return (
    <div className={styles.categories}>
      {groups.map(({ category, requirements: cards }) => (
        <button
          key={category.code}
          type="button"
          className={styles.categoryLink}
          onClick={() => goTo({ kind: 'category', code: category.code }, categoryOf, false)}
        >
          <span>
            {category.name}({category.code})
          </span>
          <span className={styles.categoryCount}>{cards.length}건</span>
          <IconChevronRight size={16} aria-hidden />
        </button>
      ))}
    </div>
  );
}
