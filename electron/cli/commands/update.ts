import path from 'node:path';
import {
  compareInsertions,
  type UpdateChoice,
  updateInsertions,
} from '../../../shared/docx/updateInsertions';
import { fail, ok } from '../../../shared/ipc/failure';
import { allParts } from '../../../shared/rfp/insertable';
import { keepNumbered } from '../../storage/keepNumbered';
import { replaceFile } from '../../storage/replaceFile';
import type { Command } from '../command';
import { outputPath, readDocumentFile, readProjectInput } from '../files';
import { passwordOption, projectInput } from '../projectInput';
import { askedTracking, authorOption, trackedFlag, trackingMisuse } from '../tracking';

export const updateCommand: Command = {
  name: 'update',
  summary: '기관의 Word 문서에 지난번에 넣은 내용을 사업의 지금 내용으로 고쳐요.',
  input: projectInput,
  options: [
    { name: 'into', value: '문서.docx', description: 'inject로 내용을 넣었던 문서.', isRequired: true },
    { name: 'out', value: '결과.docx', description: '만들 Word 문서. --in-place나 --dry-run이면 빼요.' },
    authorOption,
    passwordOption,
  ],
  flags: [
    trackedFlag,
    { name: 'overwrite-edits', description: 'Word에서 누가 고친 것도 사업의 내용으로 바꿔요.' },
    { name: 'add', description: '문서에 없는 요구사항을 마지막 요구사항 뒤에 더해요.' },
    { name: 'remove', description: '사업에서 빠진 요구사항을 문서에서도 빼요.' },
    { name: 'in-place', description: '그 문서에 바로 저장해요. 바꾸기 전 문서는 .bak으로 남겨요.' },
    { name: 'dry-run', description: '아무것도 쓰지 않고 무엇이 다른지만 보여 줘요.' },
  ],
  answer:
    '`insertions`(`title`·`status`(same·outdated·edited·conflict·gone)·`differences`), `missing`(문서에 없는 요구사항), `file`, `backup`, `notes`. --dry-run이면 `file`이 없어요.',
  misuse(given) {
    const { options, flags } = given;
    const outputs = [options.out !== undefined, flags.has('in-place'), flags.has('dry-run')];
    return outputs.filter(Boolean).length === 1
      ? trackingMisuse(given)
      : '--out, --in-place, --dry-run 가운데 하나를 써 주세요.';
  },
  async run(given, context) {
    const { flags, options } = given;
    const into = context.resolve(options.into ?? '');
    const inputs = [context.resolve(given.input), into];
    const target = options.out === undefined ? ok(into) : await outputPath(options.out, inputs, context);
    if (!target.ok) return target;
    const project = await readProjectInput(given, context);
    if (!project.ok) return project;
    const content = await context.content();
    if (!content.ok) return content;
    const bytes = await readDocumentFile(into, context);
    if (!bytes.ok) return bytes;
    const parts = allParts(project.value, content.value);
    const update = { bytes: bytes.value, fileName: path.basename(into), parts };
    const compared = compareInsertions(update);
    if (!compared.ok) return compared;
    const { insertions, missing } = compared.value;
    const json = { insertions, missing };
    const lines = insertions.flatMap(({ title, status, differences }) => [
      `${statusNames[status]} ${title}`,
      ...differences.map((one) => `    ${one.document ?? '(없음)'} → ${one.project ?? '(없음)'}`),
    ]);
    if (flags.has('dry-run'))
      return ok({ json, lines: [...lines, ...missing.map(({ title }) => `문서에 없음 ${title}`)] });

    const edited = insertions.filter(
      ({ status, isUndecided }) => !isUndecided && (status === 'edited' || status === 'conflict'),
    );
    if (edited.length > 0 && !flags.has('overwrite-edits'))
      return fail({ type: 'editedInWord', titles: edited.map(({ title }) => title) });
    const changes = insertions.flatMap(({ index, status }): UpdateChoice['changes'] => {
      if (status === 'gone') return flags.has('remove') ? [{ index, action: 'remove' }] : [];
      return status === 'same' ? [] : [{ index, action: 'update' }];
    });
    const add = flags.has('add') ? missing.map(({ id }) => id) : [];
    const tracking = askedTracking(given, project.value.facts, context);
    const updated = updateInsertions({ ...update, changes, add, ...(tracking && { tracking }) });
    if (!updated.ok) return updated;
    const backup = flags.has('in-place') ? await keepNumbered(into, bytes.value, context) : ok(null);
    if (!backup.ok) return backup;
    const saved = await replaceFile(target.value, updated.value.bytes, context);
    if (!saved.ok) return saved;
    const { notes } = updated.value;
    return ok({
      json: { ...json, file: { path: target.value, ...saved.value }, backup: backup.value, notes },
      sentences: [
        ...notes,
        ...(backup.value === null ? [] : [`바꾸기 전 문서를 남겼어요: ${backup.value}`]),
        `${changes.length}건을 고치고 ${add.length}건을 더했어요: ${target.value}`,
      ],
    });
  },
};

const statusNames = {
  same: '같음',
  outdated: '사업에서 바뀜',
  edited: 'Word에서 고침',
  conflict: '양쪽에서 바뀜',
  gone: '사업에 없음',
};
