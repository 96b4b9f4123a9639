import { IconCloud, IconPlus } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { RequirementTemplate } from '../../../../shared/content/content';
import { figureText, renderTemplate } from '../../../../shared/content/parameters';
import { layers } from '../../../../shared/project/facts';
import { nextNumber } from '../../../../shared/requirement/numbering';
import { type Offer, offerOf } from '../../../../shared/requirement/offer';
import { requirementNumber } from '../../../../shared/requirement/requirement';
import { indexLibrary, searchLibrary } from '../../../../shared/requirement/searchLibrary';
import { useProject } from '../../../stores/projectStore';
import {
  Button,
  Checkbox,
  Dialog,
  notify,
  Provenance,
  ProvenanceBadge,
  Select,
  TextInput,
} from '../../../ui';
import { applyChange, categoryOf, projectNow } from '../applyChange';
import { newId } from '../newId';
import { addFromLibrary } from '../requirementOperations';
import { goTo } from '../writingStore';
import styles from './Dialogs.module.css';

type Layer = (typeof layers)[number];

/** The requirement library: search, look, choose several, add. */
export function LibraryDialog({ onClose }: { onClose(): void }) {
  const content = useProject((state) => state.content);
  const requirements = useProject((state) => state.project?.requirements);
  const facts = useProject((state) => state.project?.facts);
  const categories = useProject((state) => state.project?.categories);
  const [query, setQuery] = useState('');
  const [categoryCode, setCategoryCode] = useState<string | null>(null);
  const [layer, setLayer] = useState<Layer | null>(null);
  const [onlyCloudNative, setOnlyCloudNative] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [previewId, setPreviewId] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);

  const index = useMemo(
    () => indexLibrary((content?.requirementTemplates ?? []).map((one) => renderTemplate(one))),
    [content],
  );
  const offers = useMemo(
    () =>
      new Map(
        facts && content?.requirementTemplates.map((one): [string, Offer] => [one.id, offerOf(one, facts)]),
      ),
    [content, facts],
  );
  const words = useDeferredValue(query);
  const found = useMemo(
    () => searchLibrary(index, { query: words, categoryCode, layer, onlyCloudNative }),
    [index, words, categoryCode, layer, onlyCloudNative],
  );
  const taken = useMemo(
    () => new Set(requirements?.flatMap((one) => (one.origin ? [one.origin.templateId] : []))),
    [requirements],
  );
  const preview = found.find((one) => one.id === previewId) ?? found[0] ?? null;
  const codes = [...new Set(content?.requirementTemplates.map((one) => one.categoryCode))];
  const nameOf = (code: string) => categories?.find((one) => one.code === code)?.name ?? code;

  const toggle = (id: string) =>
    setChosen((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]));
  const add = () => {
    const project = projectNow();
    if (!project || !content) return;
    const templates = chosen.flatMap((id) => content.requirementTemplates.find((one) => one.id === id) ?? []);
    const { operations, requirements: made } = addFromLibrary(project, templates, newId);
    onClose();
    void applyChange(operations).then((done) => {
      const first = made[0];
      if (!done || !first) return;
      const name = requirementNumber(first, project.numbering.digits);
      notify.done(
        made.length === 1 ? `${name}을 넣었어요` : `요구사항 ${made.length}건을 넣었어요`,
        first.name,
      );
      goTo({ kind: 'requirement', id: first.id }, categoryOf, false);
    });
  };

  return (
    <Dialog
      title="요구사항 라이브러리"
      width={1120}
      onClose={onClose}
      footer={
        <div className={styles.footer}>
          <span role="status">
            {chosen.length > 0
              ? `${chosen.length}건을 골랐어요`
              : `${found.length}건 가운데 넣을 것을 고르세요`}
          </span>
          <Button variant="default" onClick={onClose}>
            닫기
          </Button>
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            disabled={chosen.length === 0}
            onClick={add}
          >
            {chosen.length > 0 ? `${chosen.length}건 넣기` : '넣기'}
          </Button>
        </div>
      }
    >
      <div className={styles.filters}>
        <TextInput
          className={styles.searchField}
          label="찾기"
          placeholder="이름, 번호, 내용, 초성(ㅋㅌㅇㄴ)"
          data-autofocus
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || event.keyCode === 229) return;
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              list.current?.querySelector('input')?.focus();
            }
          }}
        />
        <Select
          label="분류"
          placeholder="모두"
          clearable
          data={codes.map((code) => ({ value: code, label: `${nameOf(code)} (${code})` }))}
          value={categoryCode}
          onChange={setCategoryCode}
        />
        <Select
          label="층위"
          placeholder="모두"
          clearable
          data={[...layers]}
          value={layer}
          onChange={(value) => setLayer(layers.find((one) => one === value) ?? null)}
        />
        <Checkbox
          className={styles.filterCheck}
          label="클라우드 네이티브만"
          checked={onlyCloudNative}
          onChange={(event) => setOnlyCloudNative(event.currentTarget.checked)}
        />
      </div>
      <div className={styles.library}>
        <ul className={styles.templates} aria-label="라이브러리 항목" ref={list}>
          {found.map((template) => (
            <li key={template.id} className={styles.template} data-shown={template === preview || undefined}>
              <Checkbox
                aria-label={`${template.name} 고르기`}
                checked={chosen.includes(template.id)}
                onChange={() => toggle(template.id)}
                onFocus={() => setPreviewId(template.id)}
              />
              <button type="button" className={styles.templateName} onClick={() => setPreviewId(template.id)}>
                <span className={styles.templateCode}>
                  {template.categoryCode}
                  {template.preferredNumber !== null &&
                    `-${String(template.preferredNumber).padStart(3, '0')}`}
                  {template.isCloudNative && (
                    <IconCloud size={14} role="img" aria-label="클라우드 네이티브" />
                  )}
                  {template.strength === '권고' && <span className={styles.advised}>권고</span>}
                  {taken.has(template.id) && <span className={styles.taken}>이미 있음</span>}
                  <OfferMark offer={offers.get(template.id)} />
                </span>
                {template.name}
              </button>
              <ProvenanceBadge status={template.status} />
            </li>
          ))}
          {found.length === 0 && (
            <li className={styles.nothing}>맞는 항목이 없어요. 다른 말이나 초성으로 찾아보세요.</li>
          )}
        </ul>
        {preview && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling pane has to be reachable by keyboard
          <section className={styles.preview} aria-label="미리보기" tabIndex={0}>
            <Preview
              template={preview}
              offer={offers.get(preview.id)}
              categoryName={nameOf(preview.categoryCode)}
              number={
                requirements
                  ? nextNumber(requirements, preview.categoryCode, preview.preferredNumber)
                  : preview.preferredNumber
              }
            />
          </section>
        )}
      </div>
    </Dialog>
  );
}

/** Why an item is not in the project by itself, in a word; the sentence stands in the preview. */
function OfferMark({ offer }: { offer: Offer | undefined }) {
  if (!offer || (offer.isOffered && offer.kind === '기본')) return null;
  return offer.isOffered ? (
    <span className={styles.taken}>선택</span>
  ) : (
    <span className={styles.notOffered} title={offer.reason}>
      이 사업에는 권하지 않음
    </span>
  );
}

function Preview({
  template,
  offer,
  categoryName,
  number,
}: {
  template: RequirementTemplate;
  offer: Offer | undefined;
  categoryName: string;
  number: number | null;
}) {
  return (
    <>
      <h3 className={styles.previewTitle}>{template.name}</h3>
      <p className={styles.previewMeta}>
        {categoryName} · 넣으면 {requirementNumber({ categoryCode: template.categoryCode, number })}번이 돼요
        {template.layers.length > 0 && ` · ${template.layers.join('·')} 층위`}
      </p>
      {offer && !offer.isOffered && (
        <p className={styles.previewNote}>{offer.reason} 그래도 필요하면 골라 넣을 수 있어요.</p>
      )}
      {template.strength === '권고' && (
        <p className={styles.previewMeta}>
          반드시 넣어야 하는 것은 아니고, 자료에서 권하는 항목이에요(권고).
        </p>
      )}
      <p>{template.definition}</p>
      <h4>세부내용</h4>
      <div className="details">
        {template.details.map((line, index) => (
          <p key={index} className="item" data-level={line.level}>
            {line.text}
          </p>
        ))}
      </div>
      <h4>검수기준</h4>
      <ul className={styles.criteria}>
        {template.acceptanceCriteria.map((one, index) => (
          <li key={index}>
            {one.method} — {one.condition} — <b>{one.limit}</b> ({one.inspector})
          </li>
        ))}
      </ul>
      {template.parameters && template.parameters.length > 0 && (
        <>
          <h4>기관이 정하는 값</h4>
          <p>
            {template.parameters
              .map((one) => `${one.label} ${figureText(one.default)}${one.unit}`)
              .join(', ')}
          </p>
        </>
      )}
      <h4>산출정보</h4>
      <p>{template.deliverables.join(', ')}</p>
      <h4>평가 질문</h4>
      <p>{template.evaluationQuestion}</p>
      {template.note && <p className={styles.previewNote}>{template.note}</p>}
      <Provenance source={template.source} asOf={template.asOf} status={template.status} />
    </>
  );
}
