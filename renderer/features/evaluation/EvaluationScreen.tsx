import { IconAlertTriangle, IconCircleCheck, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { isPrinted } from '../../../shared/check/rules/evaluation';
import type { EvaluationContent } from '../../../shared/content/content';
import {
  type Evaluation,
  evaluationProblems,
  evaluationSums,
  startEvaluation,
} from '../../../shared/evaluation/evaluation';
import { proposedItems } from '../../../shared/evaluation/proposedItems';
import type { Project } from '../../../shared/project/project';
import { DraftText } from '../../editor/DraftText';
import { useIsReadOnly, useProject } from '../../stores/projectStore';
import { Alert, Button, notify, Provenance, ProvenanceBadge, SideSection, WorkArea } from '../../ui';
import { AreaTable } from './AreaTable';
import styles from './Evaluation.module.css';
import { editEvaluation, printEvaluation, setEvaluation } from './evaluationEdits';
import { readPoints } from './evaluationOperations';
import { newId } from './newId';
import { ProposedItems } from './ProposedItems';

/** 평가표: 부문 > 항목 > 배점, with its sums and what is still wrong beside it. */
export function EvaluationScreen() {
  const project = useProject((state) => state.project);
  const content = useProject((state) => state.content);
  if (!project || !content) return null;
  return project.evaluation ? (
    <Editing project={project} evaluation={project.evaluation} />
  ) : (
    <Starting figures={content.evaluation} />
  );
}

function Starting({ figures }: { figures: EvaluationContent }) {
  const example = startEvaluation(figures);
  const isReadOnly = useIsReadOnly();
  return (
    <WorkArea title="평가표" summary="제안서를 무엇으로 몇 점씩 평가할지 정해요" contentLabel="평가표">
      <div className={styles.column}>
        <Alert color="warning" variant="light" title="아직 평가표가 없어요">
          평가표가 없으면 제안요청서를 공고할 수 없어요. 예시에서 시작해 사업에 맞게 고치는 것이 빨라요.
        </Alert>
        <div className={styles.starters}>
          <Button disabled={isReadOnly} onClick={() => void setEvaluation(example)}>
            예시 평가표로 시작하기
          </Button>
          <Button
            variant="default"
            disabled={isReadOnly}
            onClick={() => void setEvaluation({ ...example, areas: [] })}
          >
            빈 평가표로 시작하기
          </Button>
        </div>
        <Provenance source={figures.source} asOf={figures.asOf} status={figures.status} />
      </div>
    </WorkArea>
  );
}

function Editing({ project, evaluation }: { project: Project; evaluation: Evaluation }) {
  const content = useProject((state) => state.content);
  const isReadOnly = useIsReadOnly();
  const proposals = useMemo(() => (content ? proposedItems(project, content) : []), [project, content]);
  if (!content) return null;
  const figures = content.evaluation;
  return (
    <WorkArea
      title="평가표"
      summary="제안서를 무엇으로 몇 점씩 평가할지 정해요"
      controls={
        isPrinted(project) || isReadOnly ? null : (
          <Button size="xs" onClick={() => void printEvaluation(newId)}>
            본문에 넣기
          </Button>
        )
      }
      side={<Standing project={project} evaluation={evaluation} figures={figures} />}
      sideLabel="배점 합계와 고칠 곳"
      contentLabel="평가 부문과 항목"
    >
      <div className={styles.column}>
        <Limits evaluation={evaluation} figures={figures} />
        {evaluation.areas.map((area, index) => (
          <AreaTable key={area.id} area={area} index={index} count={evaluation.areas.length} />
        ))}
        <Button
          variant="default"
          disabled={isReadOnly}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() =>
            void editEvaluation((now) => ({
              ...now,
              areas: [...now.areas, { id: newId(), name: '', items: [] }],
            }))
          }
        >
          부문 추가
        </Button>
        {!isReadOnly && <ProposedItems proposals={proposals} areas={evaluation.areas} />}
      </div>
    </WorkArea>
  );
}

const limits = [
  { key: 'technicalPoints', label: '기술능력 평가 배점한도', unit: '점' },
  { key: 'pricePoints', label: '입찰가격 평가 배점한도', unit: '점' },
  { key: 'cutPercent', label: '협상적격(배점한도의)', unit: '%' },
] as const;

function Limits({ evaluation, figures }: { evaluation: Evaluation; figures: EvaluationContent }) {
  return (
    <dl className={styles.limits}>
      {limits.map(({ key, label, unit }) => (
        <div key={key} className={styles.limit}>
          <dt>
            {label} <ProvenanceBadge status={figures[key].status} />
          </dt>
          <dd>
            <DraftText
              label={`${label} ${unit}`}
              value={String(evaluation[key])}
              maxLength={6}
              commitOnLeave
              onCommit={(text) => {
                const value = readPoints(text.replace(/%$/, ''));
                if (value === null) {
                  notify.info('숫자를 알아볼 수 없어요', '0에서 100까지 적어 주세요.');
                  return false;
                }
                return editEvaluation((now) => ({ ...now, [key]: value }));
              }}
            />
            <span>{unit}</span>
          </dd>
          <dd className={styles.limitSource}>{figures[key].source}</dd>
        </div>
      ))}
    </dl>
  );
}

function Standing({
  project,
  evaluation,
  figures,
}: {
  project: Project;
  evaluation: Evaluation;
  figures: EvaluationContent;
}) {
  const sums = evaluationSums(evaluation);
  const problems = evaluationProblems(evaluation, { areaLimit: figures.areaLimit.value });
  const unprinted = !isPrinted(project);
  const rows: [string, string, boolean?][] = [
    ['정량', `${sums.quantitative}점`],
    ['정성', `${sums.qualitative}점`],
    [
      '기술 합계',
      `${sums.technical} / ${evaluation.technicalPoints}점`,
      sums.technical !== evaluation.technicalPoints,
    ],
    ['가격', `${evaluation.pricePoints}점`],
    ['총점', `${sums.total}점`, sums.total !== 100],
    ['협상적격', `${sums.cut}점 이상`],
  ];
  return (
    <>
      <SideSection title="합계">
        <table className={styles.sums}>
          <tbody>
            {rows.map(([name, value, isWrong]) => (
              <tr key={name} data-wrong={isWrong || undefined}>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </SideSection>
      <SideSection title="고칠 곳" count={problems.length + (unprinted ? 1 : 0)}>
        {problems.length === 0 && !unprinted ? (
          <p className={styles.fine}>
            <IconCircleCheck size={18} aria-hidden /> 합계가 맞아요.
          </p>
        ) : (
          <ul className={styles.problems} aria-live="polite">
            {unprinted && (
              <li>
                <IconAlertTriangle size={16} aria-hidden /> 평가표가 본문에 없어요. 위의 ‘본문에 넣기’를 눌러
                주세요.
              </li>
            )}
            {problems.map((one) => (
              <li key={`${one.type}${one.id ?? ''}`}>
                <IconAlertTriangle size={16} aria-hidden /> {one.message}
              </li>
            ))}
          </ul>
        )}
      </SideSection>
      <SideSection title="근거">
        <Provenance source={figures.source} asOf={figures.asOf} status={figures.status} />
        <p className={styles.small}>
          부문별 상한 {figures.areaLimit.value}점: {figures.areaLimit.source}
        </p>
      </SideSection>
    </>
  );
}
