import type { Content } from '../../../shared/content/content';
import { changesSince, revisionAt } from '../../../shared/history/changesSince';
import { type HistoryFilter, historyMatcher, personOf } from '../../../shared/history/historyFilter';
import { locateChange } from '../../../shared/history/locateChange';
import type { HistoryRecord } from '../../../shared/ipc/calls';
import { ok, type Result } from '../../../shared/ipc/failure';
import { localDay } from '../../../shared/korean/days';
import { largestRowCount, writeXlsx } from '../../../shared/xlsx/writeXlsx';
import type { ProjectStore } from '../../storage/projectStore';
import { replaceFile } from '../../storage/replaceFile';
import type { FileTokens } from '../fileTokens';
import { createHistoryIndex, picked } from '../historyIndex';
import type { Handlers } from '../router';

export type HistoryHandlers = Pick<
  Handlers,
  'project.history' | 'history.changesSince' | 'history.exportXlsx'
>;

const recordsPerPage = 200;

export function historyHandlers(
  store: ProjectStore,
  tokens: FileTokens,
  contentNow: () => Result<Content>,
): HistoryHandlers {
  const index = createHistoryIndex(store);

  /** The name a change's place has in the project as it is; nothing where the project cannot be read. */
  async function naming(projectId: string): Promise<(record: HistoryRecord) => string> {
    const stored = await store.read(projectId);
    if (!stored.ok) return () => '';
    const { project } = stored.value;
    const content = contentNow();
    const stages = content.ok ? content.value.stages : [];
    return ({ place }) => locateChange(place, project, stages).name ?? '';
  }

  return {
    'project.history': async ({
      projectId,
      limit = recordsPerPage,
      skip = 0,
      after,
      before,
      filter = {},
    }) => {
      const read = await index.read(projectId);
      if (!read.ok) return read;
      const { records, isProven, fingerprint, people } = read.value;
      const matches = historyMatcher(filter);
      const found = hasFilter(filter) ? await picked(records, matches) : records;
      const asked = found.filter(
        ({ revision }) => revision > (after ?? -1) && revision < (before ?? Number.POSITIVE_INFINITY),
      );
      return ok({
        records: asked.slice(skip, skip + limit),
        total: asked.length,
        all: records.length,
        people,
        isProven,
        fingerprint,
      });
    },

    'history.changesSince': async ({ projectId, since }) => {
      const read = await index.read(projectId);
      if (!read.ok) return read;
      const { records } = read.value;
      return ok(changesSince(records, 'revision' in since ? since.revision : revisionAt(records, since.at)));
    },

    'history.exportXlsx': async ({ projectId, target, filter = {} }) => {
      const file = tokens.target(target);
      if (!file.ok) return file;
      const history = await index.read(projectId);
      if (!history.ok) return history;
      const { records, isProven, fingerprint } = history.value;
      const isPart = hasFilter(filter);
      const wanted = isPart ? await picked(records, historyMatcher(filter)) : records;
      const written = wanted.slice(0, largestRowCount);
      const nameOf = await naming(projectId);
      const rows = written.map((record) => columns.map(([, , text]) => text(record, nameOf)));
      const bytes = writeXlsx({
        name: '변경 이력',
        columns: columns.map(([title, width]) => ({ title, width })),
        rows,
      });
      const saved = await replaceFile(file.value, bytes);
      if (!saved.ok) return saved;
      const { sizeBytes, sha256 } = saved.value;
      const count = (number: number) => number.toLocaleString('ko-KR');
      const notes = [
        isPart
          ? `변경 이력 ${count(records.length)}건 가운데 고른 ${count(written.length)}건을 담았어요. 이력 지문: ${fingerprint}`
          : `변경 이력 ${count(written.length)}건을 담았어요. 이력 지문: ${fingerprint}`,
      ];
      if (!isProven) notes.push('이력에 손상되거나 빠진 곳이 있어요. ‘기록 확인’ 칸을 보세요.');
      if (written.length < wanted.length)
        notes.push('엑셀에 담을 수 있는 줄 수를 넘어 오래된 이력은 빠졌어요.');
      return ok({ file: tokens.giveSaved(file.value, sizeBytes), sizeBytes, sha256, notes });
    },
  };
}

function hasFilter(filter: HistoryFilter): boolean {
  return Object.values(filter).some((one) => one !== undefined && one !== '');
}

const kindNames: Record<HistoryRecord['kind'], string> = { do: '변경', undo: '되돌리기', redo: '다시 실행' };

type CellText = (record: HistoryRecord, nameOf: (record: HistoryRecord) => string) => string;

const columns: [title: string, width: number, text: CellText][] = [
  ['번호', 8, (one) => String(one.revision)],
  ['언제', 20, (one) => localTime(one.at)],
  ['누가', 24, personOf],
  ['구분', 10, (one) => kindNames[one.kind]],
  ['무엇을', 50, (one) => one.name],
  ['어디', 14, (one) => one.place.area],
  ['대상(지금 이름)', 40, (one, nameOf) => nameOf(one)],
  ['작업 수', 8, (one) => String(one.operationCount)],
  ['기록 확인', 14, (one) => (one.isProven ? '확인됨' : '앞 기록 빠짐')],
];

/** `2026-11-20 17:30:05` as the clock of this computer shows it. */
function localTime(instant: string): string {
  const time = new Date(instant);
  if (Number.isNaN(time.getTime())) return instant;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${localDay(time)} ${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
}
