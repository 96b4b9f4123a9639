import type { ReactNode } from 'react';
import { fieldNames } from '../../../../shared/check/places';
import type { RequirementTemplate } from '../../../../shared/content/content';
import { figureProblem, figureText, parameterValues } from '../../../../shared/content/parameters';
import type { Parameter } from '../../../../shared/content/requirementTemplate';
import { changeParameter, type LeftAlone } from '../../../../shared/requirement/changeParameter';
import { type Requirement, requirementNumber } from '../../../../shared/requirement/requirement';
import { DraftText } from '../../../editor/DraftText';
import { undo } from '../../../stores/projectActions';
import { useProject } from '../../../stores/projectStore';
import { notify } from '../../../ui';
import { applyChange, projectNow } from '../applyChange';
import { useWriting } from '../writingStore';
import styles from './Panel.module.css';
import { readFigure } from './readFigure';

/** 기준값: the figures the agency sets in the selected card, each with its limits and why it is usually what it is. */
export function ParametersPanel() {
  const { project, content } = useProject();
  const selectedId = useWriting((state) => state.selectedId);
  const card = project?.requirements.find((one) => one.id === selectedId);
  const template = content?.requirementTemplates.find((one) => one.id === card?.origin?.templateId);
  if (!project || !card)
    return <PanelText>요구사항을 고르면 그 안에서 기관이 정하는 값을 여기에서 바꿀 수 있어요.</PanelText>;
  const number = requirementNumber(card, project.numbering.digits);
  if (!template?.parameters || template.parameters.length === 0)
    return (
      <PanelText>
        {number}에는 따로 정하는 기준값이 없어요. 본문과 검수기준의 수는 카드에서 바로 고쳐 주세요.
      </PanelText>
    );
  const values = parameterValues(template, card.origin?.parameters);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling pane has to be reachable by keyboard
    <section className={styles.provenance} aria-label="기준값" tabIndex={0}>
      <h2>{number}</h2>
      <p className={styles.provenanceName}>{card.name}</p>
      <p>값을 바꾸면 정의·세부내용·검수기준·평가 질문의 같은 값이 한 번에 바뀌어요.</p>
      <ul className={styles.figures}>
        {template.parameters.map((parameter) => (
          <Figure
            key={`${card.id} ${parameter.name}`}
            card={card}
            template={template}
            parameter={parameter}
            value={values[parameter.name] ?? parameter.default}
          />
        ))}
      </ul>
    </section>
  );
}

interface FigureProps {
  card: Requirement;
  template: RequirementTemplate;
  parameter: Parameter;
  value: number;
}

function Figure({ card, template, parameter, value }: FigureProps) {
  const { name, label, unit, minimum, maximum, basis } = parameter;
  const { leftAlone } = changeParameter(card, template, name, value);
  const commit = (text: string) => {
    const figure = readFigure(text, unit);
    const problem = figureProblem(parameter, figure);
    if (problem !== null || figure === null) {
      notify.info(`‘${label}’ 값을 쓸 수 없어요`, problem ?? undefined);
      return false;
    }
    return figure === value ? false : setFigure(card.id, template, name, figure);
  };
  return (
    <li className={styles.figure}>
      <h3>
        {label} <span className={styles.agencySets}>기관이 정하는 값</span>
      </h3>
      <p className={styles.figureValue}>
        <DraftText
          label={`${label} 값`}
          value={figureText(value)}
          maxLength={20}
          commitOnLeave
          onCommit={commit}
        />
        <span>{unit}</span>
        <span className={styles.figureLimits}>
          {figureText(minimum)}~{figureText(maximum)}
          {unit} 사이 · 처음 값 {figureText(parameter.default)}
          {unit}
        </span>
      </p>
      <p className={styles.figureBasis}>{basis}</p>
      {leftAlone.length > 0 && (
        <details className={styles.leftAlone}>
          <summary>직접 고쳐서 이 값을 따르지 않는 글 {leftAlone.length}곳</summary>
          <ul>
            {leftAlone.map((one) => (
              <li key={`${one.field} ${one.text}`}>
                <b>{fieldNames[one.field]}</b> 라이브러리 문안: {one.text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** Writes a figure into the card as it stands now and says what followed and what was left alone. */
async function setFigure(cardId: string, template: RequirementTemplate, name: string, figure: number) {
  const card = projectNow()?.requirements.find((one) => one.id === cardId);
  if (!card) return;
  const { operation, rewrittenCount, leftAlone } = changeParameter(card, template, name, figure);
  if (await applyChange([operation]))
    notify.done('기준값을 바꿨어요', changeText(rewrittenCount, leftAlone), {
      label: '되돌리기',
      run: () => void undo(),
    });
}

function changeText(rewrittenCount: number, leftAlone: readonly LeftAlone[]): string {
  const followed =
    rewrittenCount > 0 ? `글 ${rewrittenCount}곳을 새 값으로 고쳤어요.` : '따라 바뀐 글은 없어요.';
  if (leftAlone.length === 0) return followed;
  const places = [...new Set(leftAlone.map((one) => fieldNames[one.field]))].join(', ');
  return `${followed} 직접 고친 ${leftAlone.length}곳(${places})은 그대로 두었어요.`;
}

function PanelText({ children }: { children: ReactNode }) {
  return (
    <section className={styles.provenance} aria-label="기준값">
      <p>{children}</p>
    </section>
  );
}
