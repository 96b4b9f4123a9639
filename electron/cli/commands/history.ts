import { ok } from '../../../shared/ipc/failure';
import type { Command } from '../command';
import { readInput } from '../files';
import { passwordOption, projectInput } from '../projectInput';

const kinds = { do: '고침', undo: '되돌림', redo: '다시 실행' };

export const historyCommand: Command = {
  name: 'history',
  summary: '사업 파일에 든 변경 기록을 오래된 것부터 보여 줘요: 언제, 누가, 무엇을.',
  input: projectInput,
  options: [passwordOption],
  answer:
    '`revision`(지금까지의 변경 수), `changes`(`revision`, `at`, `who`, `kind`: `do` 고침 · `undo` 되돌림 · `redo` 다시 실행, `name`, `link`, `operations`, `inverses`)',
  async run(given, context) {
    const opened = await readInput(given, context);
    if (!opened.ok) return opened;
    const { place, history } = opened.value;
    return ok({
      json: {
        revision: place?.revision ?? null,
        changes: history.map(({ link, record: { previous: _, ...record } }) => ({ ...record, link })),
      },
      lines: history.map(
        ({ record: { revision, at, who, kind, name } }) =>
          `${revision}\t${at}\t${who}\t${kinds[kind]}\t${name}`,
      ),
      sentences: history.length === 0 ? ['이 파일에는 변경 기록이 들어 있지 않아요.'] : [],
    });
  },
};
