import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { JobProgressState } from './useJob';

/** Step, count and 취소 of running work. */
export function JobProgress({
  title,
  progress,
  onCancel,
}: {
  title: string;
  progress: JobProgressState;
  onCancel(): void;
}) {
  const percent = progress.total > 0 ? Math.round((progress.done / progress.total) * 100) : 0;
  return (
    <Stack gap={8}>
      <Group justify="space-between" wrap="nowrap">
        <div role="status">
          <Text fw={700}>{title}</Text>
          <Text size="sm" c="dimmed">
            {progress.label || '준비하는 중'}
            {progress.total > 0 && ` (${progress.done}/${progress.total})`}
          </Text>
        </div>
        <Button variant="default" size="sm" onClick={onCancel}>
          취소
        </Button>
      </Group>
      <Progress
        value={progress.total > 0 ? percent : 100}
        animated={progress.total === 0}
        aria-label={title}
      />
    </Stack>
  );
}
