import { Dialog } from '../../ui';

export function GuidedStart({ onClose }: { onClose(): void }) {
  return (
    <Dialog title="GuidedStart" onClose={onClose}>
      …
    </Dialog>
  );
}
