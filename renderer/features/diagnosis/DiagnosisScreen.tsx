import { useEffect, useState } from 'react';
import type { DiagnosisContent } from '../../../shared/content/content';
import { diagnoseProject } from '../../../shared/diagnosis/diagnose';
import type { Project } from '../../../shared/project/project';
import { useProject } from '../../stores/projectStore';
import { useView } from '../../stores/viewStore';
import { Provenance, StatusPart, WorkArea } from '../../ui';
import styles from './Diagnosis.module.css';
import { Examples } from './Examples';
import { GateCard } from './GateCard';
import { ItemCard } from './ItemCard';
import { VerdictPane } from './VerdictPane';

/** 자가진단: two gates, ten items in four goals, and the verdict as it forms. */
export function DiagnosisScreen() {
  const project = useProject((state) => state.project);
  const content = useProject((state) => state.content?.diagnosis);
  if (!project || !content) return null;
  return <DiagnosisPage project={project} content={content} />;
}

function DiagnosisPage({ project, content }: { project: Project; content: DiagnosisContent }) {
  const { target, targetSerial, targetReached } = useView();
  const [jumpedTo, setJumpedTo] = useState({ number: 0, serial: 0 });
  const gated = diagnoseProject(project);
  const isClosed = gated.diagnosis === null;
  const kept = Object.values(project.diagnosis.answers).filter((one) => one.answer !== null).length;

  const jump = (number: number) => setJumpedTo((before) => ({ number, serial: before.serial + 1 }));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the serial is what says "asked again"
  useEffect(() => {
    if (target?.kind !== 'diagnosisItem') return;
    jump(target.number);
    targetReached();
  }, [target, targetSerial]);

  return (
    <WorkArea
      title="클라우드 네이티브 적합성 자가진단"
      summary="두 관문에 먼저 답하고, 통과하면 열 문항에 답해요"
      contentLabel="자가진단 문항"
      sideLabel="진단 결과"
      side={<VerdictPane gated={gated} contradiction={content.contradiction} onJump={jump} />}
    >
      <div className={styles.column}>
        <section aria-labelledby="diagnosis-gates">
          <h2 id="diagnosis-gates" className={styles.goal}>
            먼저 묻는 두 관문
          </h2>
          <div className={styles.gates}>
            {content.gates.map((gate, index) => (
              <GateCard
                key={gate.id}
                order={index + 1}
                gate={gate}
                answer={project.diagnosis.gates[gate.id]}
              />
            ))}
          </div>
        </section>
        <Examples content={content} />
        {isClosed ? (
          <p className={styles.closed}>
            관문에서 결과가 정해져 열 문항은 묻지 않아요.
            {kept > 0 && ` 답해 둔 ${kept}개 문항은 그대로 보관해요. 관문의 답을 바꾸면 다시 보여요.`}
          </p>
        ) : (
          content.goals.map((goal) => (
            <section key={goal.id} aria-labelledby={`goal-${goal.id}`}>
              <h2 id={`goal-${goal.id}`} className={styles.goal}>
                {goal.name}
              </h2>
              <ol className={styles.items}>
                {content.items
                  .filter((item) => item.goalId === goal.id)
                  .map((item) => (
                    <ItemCard
                      key={item.number}
                      item={item}
                      given={project.diagnosis.answers[String(item.number)] ?? null}
                      isDeciding={gated.diagnosis?.deciding.includes(item.number) ?? false}
                      targetSerial={jumpedTo.number === item.number ? jumpedTo.serial : 0}
                    />
                  ))}
              </ol>
            </section>
          ))
        )}
        <div className={styles.source}>
          <Provenance source={content.source} asOf={content.asOf} status={content.status} />
        </div>
      </div>
      <StatusPart side="start">
        <span>진단 결과: {gated.name}</span>
        {gated.diagnosis && (
          <span>
            예 {gated.diagnosis.yes} · 아니오 {gated.diagnosis.no} · 모름 {gated.diagnosis.unknown}
          </span>
        )}
      </StatusPart>
    </WorkArea>
  );
}
