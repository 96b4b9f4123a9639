import { memo, useId, useMemo, useRef, useState } from 'react';
import { fieldNames } from '../../../../shared/check/places';
import { type Requirement, requirementNumber } from '../../../../shared/requirement/requirement';
import { DetailsEditor } from '../../../editor/DetailsEditor';
import { useIsReadOnly, useProject } from '../../../stores/projectStore';
import { VisuallyHidden } from '../../../ui';
import { applyChange, editCard, projectNow } from '../applyChange';
import { changeCategory } from '../requirementOperations';
import { noFindings, useFindings } from '../useFindings';
import { useWriting } from '../writingStore';
import styles from './Card.module.css';
import { CardText } from './CardText';
import { CriteriaRows } from './CriteriaRows';
import { DeliverablesField } from './DeliverablesField';
import { marksOf } from './marksOf';
import { NumberField } from './NumberField';
import { RelatedField } from './RelatedField';
import { useNear } from './useNear';

/**
 * A 요구사항 상세표 as it prints, every field edited in place. One that was left behind is the same table without fields;
 * one the screen has not come near yet is only its room.
 */
export const RequirementCard = memo(function RequirementCard({
  requirement,
  digits,
}: {
  requirement: Requirement;
  digits: number;
}) {
  const { id } = requirement;
  const frame = useRef<HTMLElement>(null);
  const near = useNear(frame);
  const [holdsFocus, setHoldsFocus] = useState(false);
  const isSelected = useWriting((state) => state.selectedId === id);
  const live = near || holdsFocus || isSelected;
  const wasNear = useRef(false);
  if (live) wasNear.current = true;
  const findings = useFindings((state) => state.byRequirement.get(id) ?? noFindings);
  const headingId = useId();
  const number = requirementNumber(requirement, digits);
  const marks = useMemo(
    () => ({
      name: marksOf(findings, 'name'),
      definition: marksOf(findings, 'definition'),
      details: marksOf(findings, 'details'),
    }),
    [findings],
  );
  const text = { live };
  const label = (field: keyof typeof fieldNames) => `${number} ${fieldNames[field]}`;

  return (
    <article
      ref={frame}
      className={styles.frame}
      data-place={`requirement:${id}`}
      data-selected={isSelected || undefined}
      aria-labelledby={headingId}
      onFocus={() => {
        setHoldsFocus(true);
        if (useWriting.getState().selectedId !== id)
          useWriting.getState().set({ selectedId: id, selectedSection: null });
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setHoldsFocus(false);
      }}
      onPointerDown={() => {
        if (useWriting.getState().selectedId !== id)
          useWriting.getState().set({ selectedId: id, selectedSection: null });
      }}
    >
      <VisuallyHidden>
        <h3 id={headingId}>
          {number} {requirement.name}
        </h3>
      </VisuallyHidden>
      {wasNear.current ? table() : <div style={{ height: roughHeight(requirement) }} />}
    </article>
  );

  function table() {
    return (
      <>
        <table className={styles.card}>
          <colgroup>
            <col className={styles.c13} />
            <col className={styles.c11} />
            <col className={styles.c23} />
            <col className={styles.c18} />
            <col className={styles.c20} />
            <col className={styles.c15} />
          </colgroup>
          <tbody>
            <tr>
              <th scope="row">분류</th>
              <td colSpan={2} data-field="categoryCode">
                <CategoryField requirement={requirement} live={live} label={label('categoryCode')} />
              </td>
              <th scope="row">고유번호</th>
              <td colSpan={2} data-field="number">
                <NumberField requirement={requirement} number={number} live={live} />
              </td>
            </tr>
            <tr>
              <th scope="row">명칭</th>
              <td colSpan={5} data-field="name">
                <CardText
                  {...text}
                  className={styles.name}
                  label={label('name')}
                  value={requirement.name}
                  maxLength={300}
                  placeholder="무엇에 관한 요구사항인지 짧게 적으세요"
                  needed
                  marks={marks.name}
                  onCommit={(name) => editCard(id, () => ({ name }))}
                />
              </td>
            </tr>
            <tr>
              <th scope="rowgroup" rowSpan={2}>
                상세설명
              </th>
              <th scope="row">정의</th>
              <td colSpan={4} data-field="definition">
                <CardText
                  {...text}
                  label={label('definition')}
                  value={requirement.definition}
                  maxLength={4_000}
                  multiline
                  placeholder="이 요구사항이 뜻하는 것을 한두 문장으로 적으세요"
                  needed
                  marks={marks.definition}
                  onCommit={(definition) => editCard(id, () => ({ definition }))}
                />
              </td>
            </tr>
            <tr>
              <th scope="row">세부내용</th>
              <td colSpan={4} data-field="details" data-needed={isEmpty(requirement) || undefined}>
                {live ? (
                  <DetailsEditor
                    label={label('details')}
                    details={requirement.details}
                    marks={marks.details}
                    onCommit={(details) => editCard(id, () => ({ details }))}
                  />
                ) : (
                  <StaticDetails requirement={requirement} />
                )}
              </td>
            </tr>
            <tr>
              <th scope="row">산출정보</th>
              <td colSpan={2} data-field="deliverables">
                <DeliverablesField requirement={requirement} number={number} live={live} />
              </td>
              <th scope="row">관련 요구사항</th>
              <td colSpan={2} data-field="related">
                <RelatedField requirement={requirement} number={number} live={live} />
              </td>
            </tr>
            <tr>
              <th scope="row">출처</th>
              <td colSpan={5} data-field="source">
                <CardText
                  {...text}
                  label={label('source')}
                  value={requirement.source}
                  maxLength={1_000}
                  placeholder="요청한 부서, 면담, 법령, 문서"
                  onCommit={(source) => editCard(id, () => ({ source }))}
                />
              </td>
            </tr>
            <CriteriaRows requirement={requirement} number={number} findings={findings} live={live} />
          </tbody>
        </table>
        <div className={styles.question} data-field="evaluationQuestion">
          <span className={styles.questionLabel}>평가 질문</span>
          <CardText
            {...text}
            label={label('evaluationQuestion')}
            value={requirement.evaluationQuestion}
            maxLength={1_000}
            placeholder="제안서를 평가할 때 이 요구사항에 대해 무엇을 물을지 적으세요"
            onCommit={(evaluationQuestion) => editCard(id, () => ({ evaluationQuestion }))}
          />
        </div>
      </>
    );
  }
});

/** About how tall a card is, in px of the page; it only has to keep the scrollbar honest until the card comes near. */
function roughHeight({ details, acceptanceCriteria, definition }: Requirement): number {
  const lines = details.reduce((sum, line) => sum + Math.ceil(line.text.length / 38), 0);
  return 300 + Math.ceil(definition.length / 40) * 26 + lines * 28 + acceptanceCriteria.length * 110;
}

function CategoryField({
  requirement,
  live,
  label,
}: {
  requirement: Requirement;
  live: boolean;
  label: string;
}) {
  const categories = useProject((state) => state.project?.categories);
  const known = categories?.find((one) => one.code === requirement.categoryCode);
  const shown = known?.name ?? requirement.categoryCode;
  const isReadOnly = useIsReadOnly();
  if (!live || isReadOnly) return <span className={styles.static}>{shown}</span>;
  return (
    <select
      className={styles.category}
      aria-label={label}
      value={requirement.categoryCode}
      onChange={(event) => {
        const project = projectNow();
        if (!project) return;
        const code = event.currentTarget.value;
        void applyChange(changeCategory(project, requirement.id, code)).then((moved) => {
          // The card now stands on another category's page; go with it.
          if (moved)
            useWriting.getState().set({ view: { kind: 'category', code }, selectedId: requirement.id });
        });
      }}
    >
      {!known && <option value={requirement.categoryCode}>{requirement.categoryCode}</option>}
      {categories?.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  );
}

function StaticDetails({ requirement }: { requirement: Requirement }) {
  return (
    <div className="details">
      {requirement.details.map((line, index) => (
        <p key={index} className="item" data-level={line.level}>
          {line.text || '\u200b'}
        </p>
      ))}
    </div>
  );
}

function isEmpty(requirement: Requirement): boolean {
  return requirement.details.every((line) => line.text.trim() === '');
}
