import type { ProjectDifferences } from '../../shared/exchange/differences';
import type { ConflictSide } from '../../shared/ipc/failure';
import { instantText } from '../../shared/korean/days';

const number = (count: number) => count.toLocaleString('ko-KR');

export const conflictText = {
  title: '다른 곳에서 먼저 바꾼 사업이에요',
  both: '같은 사업을 다른 곳에서 먼저 바꾸어, 여기에서 한 변경을 사본에 따로 저장했어요. 둘 다 남아 있으니 견주어 보고 이어서 쓸 것을 골라 주세요.',
  contained: '다른 곳에서 이 사업을 이어서 바꾸었어요. 여기에서 한 변경은 모두 그 안에 있어요.',
  unreadable: '다른 곳에서 바꾼 사업은 읽지 못했어요. 여기에서 한 변경은 사본에 모두 있어요.',
  mine: '내 사본',
  theirs: '다른 곳에서 바꾼 사업',
  item: '항목',
  differences: '다른 점',
  none: '세어 볼 수 있는 다른 점이 없어요.',
  openMine: '내 사본 열기',
  openTheirs: '다른 곳에서 바꾼 사업 열기',
  openAgain: '사업 다시 열기',
  later: '나중에 고르기',
  laterWhat: '나중에 골라도 첫 화면의 목록에 둘 다 있어요.',
} as const;

/** Both states side by side: what it is called, mine, theirs. */
export function conflictRows(mine: ConflictSide, theirs: ConflictSide): [string, string, string][] {
  const cards = ({ requirementCount }: ConflictSide) => `${number(requirementCount)}건`;
  const revision = (side: ConflictSide) => `${number(side.revision)}번`;
  const who = ({ changedBy }: ConflictSide) => changedBy || '적혀 있지 않음';
  return [
    ['사업명', mine.projectName, theirs.projectName],
    ['요구사항', cards(mine), cards(theirs)],
    ['마지막 변경', instantText(mine.changedAt), instantText(theirs.changedAt)],
    ['바꾼 사람', who(mine), who(theirs)],
    ['변경 횟수', revision(mine), revision(theirs)],
  ];
}

/** How theirs differs from mine, one line each. */
export function conflictLines(differences: ProjectDifferences): string[] {
  const lines: [number, string][] = [
    [differences.removedRequirements, '내 사본에만 있는 요구사항'],
    [differences.addedRequirements, '다른 곳에만 있는 요구사항'],
    [differences.changedRequirements, '내용이 다른 요구사항'],
    [differences.changedSections, '내용이 다른 장·절'],
    [differences.otherChanges, '사업 정보·진단·점검 표시 등 다른 항목'],
  ];
  return lines.filter(([count]) => count > 0).map(([count, what]) => `${what} ${number(count)}건`);
}
