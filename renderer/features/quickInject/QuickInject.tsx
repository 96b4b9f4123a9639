import { Dialog } from '../../ui';

export function QuickInject({ onClose }: { onClose(): void }) {
  return (
    <Dialog title="QuickInject" onClose={onClose}>
      …
    </Dialog>
  );
}
