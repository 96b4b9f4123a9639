import { Dialog } from '../../ui';

export function EditFacts({ onClose }: { onClose(): void }) {
  return (
    <Dialog title="EditFacts" onClose={onClose}>
      …
    </Dialog>
  );
}
