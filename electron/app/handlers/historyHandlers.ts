import type { HistoryRecord } from '../../../shared/ipc/calls';
import { ok } from '../../../shared/ipc/failure';
import { largestRowCount, writeXlsx } from '../../../shared/xlsx/writeXlsx';
import type { ProjectStore } from '../../storage/projectStore';
import { replaceFile } from '../../storage/replaceFile';
import type { FileTokens } from '../fileTokens';
import type { Handlers } from '../router';

export type HistoryHandlers = Pick<Handlers, 'project.history' | 'history.exportXlsx'>;

const recordsPerPage = 200;

export function historyHandlers(store: ProjectStore, tokens: FileTokens): HistoryHandlers {
  return {
    'project.history': ({ projectId, limit = recordsPerPage, ...range }) =>
      store.history(projectId, { ...range, limit }),
    'history.exportXlsx': async ({ projectId, target }) => {
      const file = tokens.target(target);
      if (!file.ok) return file;
      const history = await store.history(projectId, { limit: largestRowCount });
      if (!history.ok) return history;
      const { records, total, isProven, fingerprint } = history.value;
      const rows = records.map((record) => columns.map(([, , text]) => text(record)));
      const bytes = writeXlsx({
        name: '변경 이력',
        columns: columns.map(([title, width]) => ({ title, width })),
        rows,
      });
      const written = await replaceFile(file.value, bytes);
      if (!written.ok) return written;
      const { sizeBytes, sha256 } = written.value;
      const notes = [
        `변경 이력 ${records.length.toLocaleString('ko-KR')}건을 담았어요. 이력 지문: ${fingerprint}`,
      ];
      if (!isProven) notes.push('이력에 손상되거나 빠진 곳이 있어요. ‘기록 확인’ 칸을 보세요.');
      if (records.length < total) notes.push('엑셀에 담을 수 있는 줄 수를 넘어 오래된 이력은 빠졌어요.');
      return ok({ file: tokens.giveSaved(file.value, sizeBytes), sizeBytes, sha256, notes });
    },
  };
}

const kindNames: Record<HistoryRecord['kind'], string> = { do: '변경', undo: '되돌리기', redo: '다시 실행' };

const columns: [title: string, width: number, text: (record: HistoryRecord) => string][] = [
  ['번호', 8, (one) => String(one.revision)],
  ['언제', 20, (one) => localTime(one.at)],
  ['누가', 24, ({ account, displayName }) => (displayName ? `${displayName} (${account})` : account)],
  ['구분', 10, (one) => kindNames[one.kind]],
  ['무엇을', 50, (one) => one.name],
  ['어디', 14, (one) => one.place.area],
  ['작업 수', 8, (one) => String(one.operationCount)],
  ['기록 확인', 14, (one) => (one.isProven ? '확인됨' : '앞 기록 빠짐')],
];

/** `2026-11-20 17:30:05` as the clock of this computer shows it. */
function localTime(instant: string): string {
  const time = new Date(instant);
  if (Number.isNaN(time.getTime())) return instant;
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
}
