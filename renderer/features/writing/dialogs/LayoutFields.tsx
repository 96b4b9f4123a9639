import { useId, useRef } from 'react';
import type { ProjectImage } from '../../../../shared/project/images';
import { type Layout, type LayoutOptions, offeredFonts } from '../../../../shared/rfp/layoutOptions';
import { Button, Checkbox, NumberInput, SegmentedControl, TextInput } from '../../../ui';
import { readPicture } from '../readPicture';
import styles from './Dialogs.module.css';

interface LayoutFieldsProps {
  layout: Layout;
  /** The title 머리말 prints when nothing else is chosen. */
  title: string;
  logo: ProjectImage | null;
  onEdit(changes: LayoutOptions): void;
  onLogo(image: ProjectImage | null): void;
}

const fonts = [
  { key: 'headingFont', label: '제목 글꼴' },
  { key: 'bodyFont', label: '본문 글꼴' },
  { key: 'tableFont', label: '표 글꼴' },
] as const;
const sizes = [
  { key: 'headingPt', label: '장 제목(pt)', min: 12, max: 28 },
  { key: 'bodyPt', label: '본문(pt)', min: 8, max: 16 },
  { key: 'tablePt', label: '표(pt)', min: 7, max: 14 },
] as const;
const sides = [
  { key: 'top', label: '위(mm)' },
  { key: 'bottom', label: '아래(mm)' },
  { key: 'left', label: '왼쪽(mm)' },
  { key: 'right', label: '오른쪽(mm)' },
] as const;

export function LayoutFields({ layout, title, logo, onEdit, onLogo }: LayoutFieldsProps) {
  const offered = useId();
  const picker = useRef<HTMLInputElement>(null);
  const headerKind = layout.header === undefined ? 'title' : layout.header === '' ? 'none' : 'own';
  const number = (value: string | number) => (value === '' ? Number.NaN : Number(value));
  return (
    <div className={styles.layoutFields}>
      <datalist id={offered}>
        {offeredFonts.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div className={styles.layoutRow}>
        {fonts.map(({ key, label }) => (
          <TextInput
            key={key}
            size="xs"
            label={label}
            list={offered}
            defaultValue={layout[key]}
            maxLength={40}
            onChange={(event) => onEdit({ [key]: event.currentTarget.value.trim() })}
          />
        ))}
      </div>
      <div className={styles.layoutRow}>
        {sizes.map(({ key, label, min, max }) => (
          <NumberInput
            key={key}
            size="xs"
            label={label}
            min={min}
            max={max}
            step={0.5}
            decimalScale={1}
            value={layout[key]}
            onChange={(value) => onEdit({ [key]: number(value) })}
          />
        ))}
      </div>
      <div className={styles.layoutRow}>
        {sides.map(({ key, label }) => (
          <NumberInput
            key={key}
            size="xs"
            label={`여백 ${label}`}
            min={10}
            max={50}
            decimalScale={1}
            value={layout.margins[key]}
            onChange={(value) => onEdit({ margins: { ...layout.margins, [key]: number(value) } })}
          />
        ))}
      </div>
      <Choice
        label="장 번호"
        value={layout.chapterMark}
        choices={[
          ['Ⅰ', 'Ⅰ. (전각)'],
          ['I', 'I. (영문자)'],
        ]}
        hint={
          layout.chapterMark === 'Ⅰ'
            ? 'Word에서 장을 손으로 더하면 그 장만 영문자 번호가 돼요.'
            : 'Word에서 장을 더하거나 옮기면 번호가 저절로 바뀌어요.'
        }
        onChoose={(chapterMark) => onEdit({ chapterMark })}
      />
      <Choice
        label="요구사항 상세표"
        value={layout.card}
        choices={[
          ['full', '모든 항목'],
          ['short', '네 줄(분류·번호·명칭·상세설명)'],
        ]}
        hint={
          layout.card === 'short'
            ? '산출정보·관련 요구사항·출처·검수기준은 상세표에 인쇄되지 않고, 검수기준 총괄과 산출물 목록에만 나와요.'
            : '정의, 세부내용, 산출정보, 출처, 검수기준까지 인쇄해요.'
        }
        onChoose={(card) => onEdit({ card })}
      />
      <Choice
        label="목차 쪽번호"
        value={layout.contentsPages}
        choices={[
          ['none', 'Word에서 채우기'],
          ['estimated', '미리 계산해 채우기'],
        ]}
        hint={
          layout.contentsPages === 'estimated'
            ? '글꼴의 너비로 계산한 값이라 긴 문서에서는 몇 쪽 다를 수 있어요.'
            : '쪽번호 없이 인쇄하고, Word에서 목차를 누르고 F9를 누르면 채워져요.'
        }
        onChoose={(contentsPages) => onEdit({ contentsPages })}
      />
      <Choice
        label="목차 깊이"
        value={String(layout.contentsDepth)}
        choices={[
          ['1', 'Ⅰ'],
          ['2', 'Ⅰ · 1'],
          ['3', 'Ⅰ · 1 · 가'],
        ]}
        onChoose={(depth) => onEdit({ contentsDepth: depth === '1' ? 1 : depth === '3' ? 3 : 2 })}
      />
      <Choice
        label="머리말"
        value={headerKind}
        choices={[
          ['title', '사업명'],
          ['own', '직접 적기'],
          ['none', '없음'],
        ]}
        onChoose={(kind) =>
          onEdit({
            header:
              kind === 'title' ? undefined : kind === 'none' ? '' : layout.header || title.slice(0, 100),
          })
        }
      />
      {headerKind === 'own' && (
        <TextInput
          size="xs"
          label="머리말 글"
          defaultValue={layout.header}
          maxLength={100}
          onChange={(event) => onEdit({ header: event.currentTarget.value || ' ' })}
        />
      )}
      <Checkbox
        label="표와 그림에 번호 달기(<표 1>, <그림 1>)"
        checked={layout.captions}
        onChange={(event) => onEdit({ captions: event.currentTarget.checked })}
      />
      <div className={styles.layoutLogo}>
        <span className={styles.small}>
          {logo ? `로고: ${logo.name || '이름 없음'}` : '표지에 로고가 없어요.'}
        </span>
        <input
          ref={picker}
          type="file"
          accept="image/png,image/jpeg"
          className={styles.hiddenInput}
          tabIndex={-1}
          aria-label="로고 파일"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file)
              void readPicture(file).then((image) => {
                if (image) onLogo(image);
              });
          }}
        />
        <Button size="xs" variant="default" onClick={() => picker.current?.click()}>
          로고 고르기(PNG·JPEG)
        </Button>
        {logo && (
          <Button size="xs" variant="default" onClick={() => onLogo(null)}>
            로고 빼기
          </Button>
        )}
      </div>
    </div>
  );
}

function Choice<T extends string>({
  label,
  value,
  choices,
  hint,
  onChoose,
}: {
  label: string;
  value: T;
  choices: [T, string][];
  hint?: string;
  onChoose(value: T): void;
}) {
  return (
    <div className={styles.layoutChoice}>
      <span className={styles.layoutLabel}>{label}</span>
      <SegmentedControl
        size="xs"
        aria-label={label}
        value={value}
        data={choices.map(([one, shown]) => ({ value: one, label: shown }))}
        onChange={(chosen) => {
          const known = choices.find(([one]) => one === chosen);
          if (known) onChoose(known[0]);
        }}
      />
      {hint && <span className={styles.small}>{hint}</span>}
    </div>
  );
}
