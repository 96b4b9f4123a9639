import type { CSSProperties } from 'react';
import type { Project } from '../../../../shared/project/project';
import { requirementNumber } from '../../../../shared/requirement/requirement';
import type { Layout } from '../../../../shared/rfp/layoutOptions';
import styles from './Dialogs.module.css';

/** Millimetres of paper per rem of the preview. */
const scale = 210 / 19;

/** A page in small: margins, type and the card as chosen. The real page is laid out by Word. */
export function LayoutPreview({ layout, project }: { layout: Layout; project: Project }) {
  const card = project.requirements[0];
  const mm = (value: number) => `${(Number.isFinite(value) ? value : 20) / scale}rem`;
  const pt = (value: number) => `${((Number.isFinite(value) ? value : 10) * 0.3528) / scale}rem`;
  const { margins } = layout;
  const paper: CSSProperties = {
    padding: `${mm(margins.top)} ${mm(margins.right)} ${mm(margins.bottom)} ${mm(margins.left)}`,
  };
  const heading = { fontFamily: `'${layout.headingFont}', sans-serif`, fontSize: pt(layout.headingPt) };
  const section = { ...heading, fontSize: pt((layout.headingPt * 14) / 17) };
  const body = { fontFamily: `'${layout.bodyFont}', serif`, fontSize: pt(layout.bodyPt) };
  const table = { fontFamily: `'${layout.tableFont}', sans-serif`, fontSize: pt(layout.tablePt) };
  const header = layout.header ?? `${project.facts.projectName} 제안요청서`;
  const rows: [string, string][] = [
    ['요구사항 분류', card?.categoryCode ?? '기능 요구사항'],
    ['요구사항 고유번호', card ? requirementNumber(card, project.numbering.digits) : 'SFR-001'],
    ['요구사항 명칭', card?.name ?? '명칭'],
    ['상세설명', card?.definition ?? '정의와 세부내용'],
    ...(layout.card === 'short'
      ? []
      : ([
          ['산출정보', card?.deliverables.join(', ') ?? '산출물'],
          ['요구사항 출처', card?.source ?? '-'],
          ['검수기준', card?.acceptanceCriteria[0]?.limit ?? '방법 · 조건 · 한계값'],
        ] satisfies [string, string][])),
  ];
  return (
    <figure className={styles.pagePreview} aria-label="미리 보기">
      <div className={styles.paper} style={paper} aria-hidden>
        {header !== '' && (
          <p className={styles.paperHeader} style={{ ...table, fontSize: pt(9) }}>
            {header}
          </p>
        )}
        <p className={styles.paperHeading} style={heading}>
          {layout.chapterMark}. 사업개요
        </p>
        <p className={styles.paperHeading} style={section}>
          1. 추진배경
        </p>
        <p style={body}>
          이 사업은 수요가 늘거나 줄 때 서비스 단위로 확장하고, 장애가 나면 사람의 개입 없이 복구하는 체계를
          갖추려는 것이다.
        </p>
        {layout.captions && (
          <p className={styles.paperCaption} style={table}>
            &lt;표 1&gt; 요구사항
          </p>
        )}
        <table className={styles.paperTable} style={table}>
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th>{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className={styles.paperFooter} style={table}>
          - 1 -
        </p>
      </div>
      <figcaption className={styles.small}>
        이 컴퓨터에 없는 글꼴은 다른 글꼴로 보여요. 실제 쪽은 Word가 나눠요.
      </figcaption>
    </figure>
  );
}
