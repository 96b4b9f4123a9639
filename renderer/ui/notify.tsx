import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertCircle, IconCheck, IconInfoCircle } from '@tabler/icons-react';

export interface NoticeAction {
  label: string;
  run(): void;
}

interface Notice {
  title: string;
  text?: string | undefined;
  action?: NoticeAction | undefined;
}

let serial = 0;

function show(kind: 'done' | 'info' | 'problem', { title, text, action }: Notice): string {
  serial += 1;
  const id = `notice-${serial}`;
  const Icon = { done: IconCheck, info: IconInfoCircle, problem: IconAlertCircle }[kind];
  notifications.show({
    id,
    title,
    color: { done: 'success', info: 'info', problem: 'danger' }[kind],
    icon: <Icon size={18} aria-hidden />,
    role: kind === 'problem' ? 'alert' : 'status',
    // A problem, and anything with a button, stays until it is read.
    autoClose: kind === 'problem' ? false : action ? 12_000 : 5_000,
    closeButtonProps: { 'aria-label': '알림 닫기' },
    message: (
      <>
        {text && <Text size="sm">{text}</Text>}
        {action && (
          <Button
            size="xs"
            variant="default"
            mt={8}
            onClick={() => {
              notifications.hide(id);
              action.run();
            }}
          >
            {action.label}
          </Button>
        )}
      </>
    ),
  });
  return id;
}

/** Short messages in the corner: what happened, and one thing to do about it. */
export const notify = {
  done: (title: string, text?: string, action?: NoticeAction) => show('done', { title, text, action }),
  info: (title: string, text?: string, action?: NoticeAction) => show('info', { title, text, action }),
  problem: (title: string, text?: string, action?: NoticeAction) => show('problem', { title, text, action }),
  hide: (id: string) => notifications.hide(id),
};
