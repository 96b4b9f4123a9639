import {
  type ReferenceEntry,
  referenceEntries,
  referenceKindNames,
  referenceText,
} from '../../../shared/content/reference';
import { indexReference, searchReference } from '../../../shared/content/searchReference';
import { ok } from '../../../shared/ipc/failure';
import type { Command } from '../command';

export const referenceCommand: Command = {
  name: 'reference',
  summary:
    '자료실에서 찾아요: 참고 자료, 법·제도, 통계와 근거, 요구사항 항목, 활동, 자가진단, 용어, 출처가 다른 곳.',
  input: {
    name: '찾을말',
    description: '낱말, 번호, 초성. 여러 낱말은 따옴표로 묶고 빈칸으로 나눠요. 빼면 모든 자료예요.',
    isOptional: true,
  },
  options: [],
  flags: [{ name: 'full', description: '제목 줄만이 아니라 본문과 표까지 보여 줘요.' }],
  answer:
    '`entries`(`id`·`kind`·`group`·`title`·`parts`·`sentence`·`caution`·`source`·`asOf`·`status`·`related`·`disagreements`), `kinds`(종류마다 몇 건인지)',
  async run({ input, flags }, context) {
    const content = await context.content();
    if (!content.ok) return content;
    const index = indexReference(referenceEntries(content.value));
    const found = searchReference(index, { query: input, kind: null, group: null, status: null });
    const lines = found.entries.flatMap((entry) =>
      flags.has('full') ? [headLine(entry), referenceText(entry), ''] : [headLine(entry)],
    );
    return ok({
      json: { entries: found.entries, kinds: found.kinds },
      lines: found.entries.length === 0 ? ['맞는 자료가 없어요. 다른 말이나 초성으로 찾아보세요.'] : lines,
    });
  },
};

function headLine({ kind, group, title, id, status }: ReferenceEntry): string {
  return `[${referenceKindNames[kind]} · ${group}] ${title} (${id}, ${status})`;
}
