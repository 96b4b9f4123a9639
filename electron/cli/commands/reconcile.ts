import path from 'node:path';
import { ok } from '../../../shared/ipc/failure';
import { readDocument } from '../../../shared/reading/readDocument';
import { comparedFieldNames, matchNames, readProblemText } from '../../../shared/reading/readingText';
import { type RequirementMatch, reconcile } from '../../../shared/reading/reconcile';
import { requirementNumber } from '../../../shared/requirement/requirement';
import type { Command } from '../command';
import { readDocumentFile, readProjectInput } from '../files';
import { passwordOption, projectInput } from '../projectInput';

export const reconcileCommand: Command = {
  name: 'reconcile',
  summary: '사업의 요구사항을 Word 문서와 견주어 같은지, 문구가 다른지, 없는지 알려 줘요.',
  input: projectInput,
  secondInput: { name: '문서.docx', description: '견줄 Word 문서. 바꾸지 않아요.' },
  options: [passwordOption],
  answer:
    '`matches`(요구사항마다 same·reworded·missing·added와 다른 항목), `counts`(건수), `problems`(문서 안에서 맞지 않는 것)',
  async run(given, context) {
    const project = await readProjectInput(given, context);
    if (!project.ok) return project;
    const file = context.resolve(given.secondInput);
    const bytes = await readDocumentFile(file, context);
    if (!bytes.ok) return bytes;
    const read = readDocument(bytes.value, path.basename(file));
    if (!read.ok) return read;
    const { requirements, numbering } = project.value;
    const { matches, problems } = reconcile(project.value, read.value);
    const titles = new Map(
      requirements.map((one) => [one.id, `${requirementNumber(one, numbering.digits)} ${one.name}`]),
    );
    const count = (kind: RequirementMatch['kind']) => matches.filter((one) => one.kind === kind).length;
    const counts = {
      same: count('same'),
      reworded: count('reworded'),
      missing: count('missing'),
      added: count('added'),
    };
    const lines = matches
      .filter((one) => one.kind !== 'same')
      .map((one) => {
        const title =
          one.kind === 'added'
            ? `${one.read.numberText} ${one.read.name}`.trim()
            : (titles.get(one.requirementId) ?? '');
        const fields =
          one.kind === 'reworded'
            ? ` (${one.differences.map(({ field }) => comparedFieldNames[field]).join(', ')})`
            : '';
        return `[${matchNames[one.kind]}] ${title}${fields}`;
      });
    return ok({
      json: { matches, counts, problems },
      lines,
      sentences: [
        ...problems.map(readProblemText),
        `같음 ${counts.same}건, 문구가 다름 ${counts.reworded}건, 문서에 없음 ${counts.missing}건, 사업에 없음 ${counts.added}건`,
      ],
    });
  },
};
