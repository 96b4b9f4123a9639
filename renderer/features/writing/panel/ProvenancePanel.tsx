import { fieldNames } from '../../../../shared/check/places';
import type { PackOverlay, RequirementTemplate } from '../../../../shared/content/content';
import { packOf } from '../../../../shared/contentPack/applyPacks';
import { isSame } from '../../../../shared/json/isSame';
import type { Facts } from '../../../../shared/project/facts';
import { templateOf } from '../../../../shared/requirement/fromTemplate';
import { offerOf } from '../../../../shared/requirement/offer';
import { type Requirement, requirementNumber } from '../../../../shared/requirement/requirement';
import { useProject } from '../../../stores/projectStore';
import { Provenance } from '../../../ui';
import { useWriting } from '../writingStore';
import styles from './Panel.module.css';

/** 근거: where the selected card or chapter comes from, how sure that is, and what has changed since. */
export function ProvenancePanel() {
  const { project, content } = useProject();
  const { selectedId, view } = useWriting();
  if (!project || !content) return null;
  const card = project.requirements.find((one) => one.id === selectedId);
  if (card) {
    const template = templateOf(card, content.requirementTemplates);
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling pane has to be reachable by keyboard
      <section className={styles.provenance} aria-label="근거" tabIndex={0}>
        <h2>{requirementNumber(card, project.numbering.digits)}</h2>
        <p className={styles.provenanceName}>{card.name}</p>
        {template ? (
          <TemplateOrigin card={card} template={template} facts={project.facts} />
        ) : (
          <p>
            {card.origin
              ? '라이브러리에서 가져왔지만 지금 라이브러리에는 이 항목이 없어요.'
              : '라이브러리에서 가져오지 않고 이 사업에서 직접 쓴 요구사항이에요. 출처 칸에 요청한 부서나 문서를 적어 두면 나중에 설명할 수 있어요.'}
          </p>
        )}
        {card.source.trim() !== '' && (
          <>
            <h3>카드에 인쇄되는 출처</h3>
            <p>{card.source}</p>
          </>
        )}
      </section>
    );
  }
  const chapter = content.chapters.find((one) => view?.kind === 'chapter' && one.id === view.chapterId);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling pane has to be reachable by keyboard
    <section className={styles.provenance} aria-label="근거" tabIndex={0}>
      {chapter ? (
        <>
          <h2>{chapter.title}</h2>
          <p>이 장의 처음 문안은 아래 자료를 바탕으로 만들었어요.</p>
          <Provenance source={chapter.source} asOf={chapter.asOf} status={chapter.status} />
        </>
      ) : (
        <p>요구사항이나 장을 고르면 그 문안이 어디에서 왔는지 여기에 보여요.</p>
      )}
    </section>
  );
}

const none: PackOverlay[] = [];

function TemplateOrigin({
  card,
  template,
  facts,
}: {
  card: Requirement;
  template: RequirementTemplate;
  facts: Facts;
}) {
  const packs = useProject((state) => state.content?.packs ?? none);
  const pack = packOf({ packs }, { kind: 'requirement', id: template.id });
  const changed = changedFields(card, template);
  const offer = offerOf(template, facts);
  return (
    <>
      {pack && (
        <p>
          내용 묶음 ‘{pack.name}’ {pack.version}({pack.publisher})에서 온 항목이에요.
        </p>
      )}
      <Provenance source={template.source} asOf={template.asOf} status={template.status} />
      {template.strength === '권고' && (
        <p>반드시 넣어야 하는 것은 아니고, 자료에서 권하는 항목이에요(권고).</p>
      )}
      {!offer.isOffered && (
        <>
          <h3>지금 사업 정보와 맞지 않는 까닭</h3>
          <p className={styles.note}>{offer.reason}</p>
        </>
      )}
      {template.note && (
        <>
          <h3>쓰기 전에 볼 것</h3>
          <p className={styles.note}>{template.note}</p>
        </>
      )}
      {template.criteria.length > 0 && (
        <>
          <h3>이 요구사항이 문서에 넣는 판별 기준</h3>
          <p>{template.criteria.join(' · ')}</p>
        </>
      )}
      <h3>라이브러리 문안과 비교</h3>
      <p>
        {card.origin?.version === template.version
          ? `판 ${template.version}에서 가져왔어요. `
          : `판 ${card.origin?.version}에서 가져왔고, 지금 라이브러리는 판 ${template.version}이에요. `}
        {changed.length === 0 ? '가져온 뒤 고친 칸이 없어요.' : `고친 칸: ${changed.join(', ')}.`}
      </p>
    </>
  );
}

function changedFields(card: Requirement, template: RequirementTemplate): string[] {
  const criteria = card.acceptanceCriteria.map(({ id: _id, ...rest }) => rest);
  const written = template.acceptanceCriteria.map(({ method, condition, limit, inspector }) => ({
    method,
    condition,
    limit,
    inspector,
  }));
  const pairs: [string, unknown, unknown][] = [
    [fieldNames.categoryCode, card.categoryCode, template.categoryCode],
    [fieldNames.name, card.name, template.name],
    [fieldNames.definition, card.definition, template.definition],
    [fieldNames.details, card.details, template.details],
    [fieldNames.acceptanceCriteria, criteria, written],
    [fieldNames.deliverables, card.deliverables, template.deliverables],
    [fieldNames.evaluationQuestion, card.evaluationQuestion, template.evaluationQuestion],
  ];
  return pairs.filter(([, now, then]) => !isSame(now, then)).map(([name]) => name);
}
