import { Dialog, Kbd, Table } from '../ui';

const groups: { title: string; keys: [string, string][] }[] = [
  {
    title: '파일',
    keys: [
      ['Alt+N', '새 사업'],
      ['Ctrl+O', '열기'],
      ['Ctrl+S · Alt+S', '지금 저장되었는지 확인'],
    ],
  },
  {
    title: '편집',
    keys: [
      ['Ctrl+Z', '되돌리기 (글을 쓰는 중에는 글자만)'],
      ['Ctrl+Y · Ctrl+Shift+Z', '다시 실행'],
      ['Ctrl+F', '찾기'],
      ['Ctrl+B · Ctrl+I · Ctrl+U', '굵게 · 기울임 · 밑줄'],
    ],
  },
  {
    title: '점검과 이동',
    keys: [
      ['F8', '전체 점검'],
      ['Alt+↑ · Alt+↓', '앞 요구사항 · 다음 요구사항'],
      ['F6 · Shift+F6', '다음 영역 · 앞 영역'],
      ['Alt+F, E, V, D, J, K, H', '메뉴 열기'],
      ['F10', '메뉴로 이동'],
      ['Esc', '닫기'],
    ],
  },
  {
    title: '화면',
    keys: [
      ['Ctrl++ · Ctrl+−', '글자 크게 · 작게'],
      ['Ctrl+0', '글자 보통 크기'],
      ['F1', '이 도움말'],
      ['Shift+F1', '자료실'],
    ],
  },
];

export function ShortcutsDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog title="단축키" onClose={onClose} width={640} isReading>
      {groups.map((group) => (
        <Table key={group.title} mb={16} fz="sm" captionSide="top">
          <Table.Caption ta="left" fw={700} c="var(--text)" mt={0}>
            {group.title}
          </Table.Caption>
          <Table.Tbody>
            {group.keys.map(([keys, what]) => (
              <Table.Tr key={keys}>
                <Table.Th scope="row" w="15rem" fw={400}>
                  {keys.split(' · ').map((one) => (
                    <Kbd key={one} size="sm" mr={6}>
                      {one}
                    </Kbd>
                  ))}
                </Table.Th>
                <Table.Td>{what}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ))}
    </Dialog>
  );
}
