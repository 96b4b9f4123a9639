import { type ContentReport, contentReport, isUnsound } from '../../../shared/content/contentReport';
import { ok } from '../../../shared/ipc/failure';
import type { Command } from '../command';

/** Lines shown of one kind of finding; the rest is counted. `--json` has them all. */
const mostShown = 20;

export const contentCommand: Command = {
  name: 'content',
  summary: 'templates 폴더의 내용을 세고 고칠 곳을 알려 줘요. 고칠 곳이 있으면 종료 코드가 1이에요.',
  options: [],
  answer:
    '건수 `activities`, `considerations`, `diagnosis`, `law`, `evidence`, `glossary`, `contradictions`, `library`, `requirements`, `cloudNative`, `brokenReferences`와 `itemsByStatus`, `findings`(고칠 곳), `missingFields`(비워 둔 칸), `unusedIds`(가리키는 곳이 없는 id), `sound`(고칠 곳이 없는지). 읽을 수 없는 파일이 있으면 건수 없이 `damage`(파일과 까닭)와 `sound`',
  async run(_given, context) {
    const content = await context.content();
    if (!content.ok) {
      const damage = await context.contentDamage();
      return ok({
        json: { damage, sound: false },
        lines: damage.map(({ file, detail }) => `${file}: ${detail}`),
        sentences: [`읽을 수 없거나 서로 맞지 않는 곳이 ${damage.length}곳 있어 세지 못했어요.`],
        isUnsound: true,
      });
    }
    const report = contentReport(content.value);
    const { counts, itemsByStatus, missingFields, unusedIds, ...findings } = report;
    const unsound = isUnsound(report);
    return ok({
      json: { ...counts, itemsByStatus, findings, missingFields, unusedIds, sound: !unsound },
      lines: reportLines(report),
      sentences: [unsound ? '고칠 곳이 있어요.' : '고칠 곳을 찾지 못했어요.'],
      isUnsound: unsound,
    });
  },
};

function reportLines(report: ContentReport): string[] {
  const { counts, itemsByStatus } = report;
  return [
    `활동 ${counts.activities}, 고려사항 ${counts.considerations}, 자가진단 ${counts.diagnosis}, 법제도 ${counts.law}, 근거 수치 ${counts.evidence}, 용어 ${counts.glossary}, 자료의 다름 ${counts.contradictions}, 자료실 ${counts.library}`,
    `요구사항 ${counts.requirements} (클라우드 네이티브 ${counts.cloudNative})`,
    `상태: ${Object.entries(itemsByStatus)
      .map(([status, count]) => `${status} ${count}`)
      .join(', ')}`,
    ...section(
      '없는 것을 가리키는 곳',
      report.broken.map((one) => `${one.file} ${one.id} ${one.field} → ${one.target}`),
    ),
    ...section(
      '서로 너무 닮은 항목',
      report.nearDuplicates.map((one) => `${one.ids.join(' · ')}: ${one.detail}`),
    ),
    ...section('모호한 말과 제품 이름', report.words.map(findingLine)),
    ...section('근거 없는 한계값', report.bareFigures.map(findingLine)),
    ...section('기준값과 다른 단위', report.strangeUnits.map(findingLine)),
    ...section(
      '비워 둔 칸(고치지 않아도 돼요)',
      report.missingFields.map((one) => `${one.id}: ${one.fields.join(', ')}`),
    ),
    ...section('가리키는 곳이 없는 id(고치지 않아도 돼요)', report.unusedIds),
  ];
}

function findingLine({ id, field, detail }: { id: string; field: string; detail: string }): string {
  return `${id} ${field}: ${detail}`;
}

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [`${title}: 없음`];
  const rest = lines.length - mostShown;
  return [
    `${title}: ${lines.length}`,
    ...lines.slice(0, mostShown).map((line) => `  ${line}`),
    ...(rest > 0 ? [`  … ${rest}건 더`] : []),
  ];
}
