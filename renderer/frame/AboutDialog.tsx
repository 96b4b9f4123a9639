import { useSettings } from '../stores/settingsStore';
import { frameText, productName } from '../text/frameText';
import { Dialog, Stack, Table, Text } from '../ui';

export function AboutDialog({ onClose }: { onClose(): void }) {
  const info = useSettings((state) => state.info);
  const rows: [string, string][] = info
    ? [
        ['판', info.version],
        ['실행 방식', { electron: '데스크톱 앱', browser: '브라우저 창', commandLine: '명령줄' }[info.host]],
        ['저장 위치', info.dataFolder],
        ['계정', info.accountName],
      ]
    : [];
  return (
    <Dialog title={`${productName} 정보`} onClose={onClose} isReading>
      <Stack gap={16}>
        <Text>
          공공 정보화사업 발주 담당자가 인터넷 없이 제안요청서를 쓰고, 검사를 마칠 때까지 챙기도록 돕는
          프로그램이에요.
        </Text>
        <Table fz="sm">
          <Table.Tbody>
            {rows.map(([name, value]) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" w="7rem">
                  {name}
                </Table.Th>
                <Table.Td>{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Text size="sm">{frameText.offlineWhy}</Text>
        <Text size="xs" c="dimmed">
          {frameText.krds}
        </Text>
        <Text size="xs" c="dimmed">
          {frameText.font}
        </Text>
      </Stack>
    </Dialog>
  );
}
