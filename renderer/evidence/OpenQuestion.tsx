import type { Evidence } from '../../shared/evidence/evidence';
import { sizeText } from '../../shared/korean/sizes';
import { evidenceText as text } from '../text/evidenceText';
import { Button, Dialog, Group, Text } from '../ui';
import { openEvidence } from './evidenceActions';

/** Nothing is handed to another program before the user has said so here. */
export function OpenQuestion({ evidence, onClose }: { evidence: Evidence; onClose(): void }) {
  const open = () => {
    onClose();
    void openEvidence(evidence);
  };
  return (
    <Dialog
      title={text.openTitle}
      width={480}
      onClose={onClose}
      footer={
        <Group justify="flex-end" gap={8} w="100%">
          <Button variant="default" data-autofocus onClick={onClose}>
            {text.cancel}
          </Button>
          <Button onClick={open}>{text.openNow}</Button>
        </Group>
      }
    >
      <Text fw={500}>
        {evidence.fileName} ({sizeText(evidence.sizeBytes)})
      </Text>
      <Text mt={8}>{text.openWhat(evidence.fileName)}</Text>
      <Text mt={8} size="sm">
        {text.openWhy}
      </Text>
    </Dialog>
  );
}
