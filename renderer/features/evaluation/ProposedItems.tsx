import { useState } from 'react';
import type { EvaluationArea } from '../../../shared/evaluation/evaluation';
import type { ProposedItem } from '../../../shared/evaluation/proposedItems';
import { Button, Checkbox, Select } from '../../ui';
import styles from './Evaluation.module.css';
import { editEvaluation } from './evaluationEdits';
import { newId } from './newId';

/** Cloud-native requirements whose 평가 질문 no item asks yet, to be taken over as items. */
export function ProposedItems({
  proposals,
  areas,
}: {
  proposals: readonly ProposedItem[];
  areas: readonly EvaluationArea[];
}) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [areaId, setAreaId] = useState<string | null>(null);
  if (proposals.length === 0) return null;
  const target =
    areas.find((one) => one.id === areaId) ?? areas.find((one) => /기술/.test(one.name)) ?? areas[0];
  const picked = proposals.filter((one) => chosen.has(one.requirementId));
  const toggle = (id: string) =>
    setChosen((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const take = () => {
    const items = picked.map((one) => ({ ...one, id: newId() }));
    setChosen(new Set());
    void editEvaluation((now) =>
      target
        ? {
            ...now,
            areas: now.areas.map((area) =>
              area.id === target.id ? { ...area, items: [...area.items, ...items] } : area,
            ),
          }
        : { ...now, areas: [{ id: newId(), name: '기술 및 기능', items }] },
    );
  };
  return (
    <section className={styles.area} aria-label="클라우드 네이티브 요구사항에서 제안하는 항목">
      <h2 className={styles.proposalTitle}>클라우드 네이티브 요구사항에서 제안하는 항목</h2>
      <p className={styles.small}>
        요구사항에 적은 평가 질문을 평가 항목으로 옮겨요. 1점으로 들어가니 옮긴 뒤 배점을 나눠 주세요.
      </p>
      <ul className={styles.proposals}>
        {proposals.map((one) => (
          <li key={one.requirementId}>
            <Checkbox
              checked={chosen.has(one.requirementId)}
              onChange={() => toggle(one.requirementId)}
              label={one.name || '이름 없는 요구사항'}
              description={one.content}
            />
          </li>
        ))}
      </ul>
      <div className={styles.proposalFoot}>
        {areas.length > 0 && (
          <Select
            size="xs"
            label="넣을 부문"
            allowDeselect={false}
            value={target?.id ?? null}
            data={areas.map((one, index) => ({ value: one.id, label: one.name || `부문 ${index + 1}` }))}
            onChange={setAreaId}
          />
        )}
        <Button size="xs" disabled={picked.length === 0} onClick={take}>
          고른 {picked.length}건 넣기
        </Button>
      </div>
    </section>
  );
}
