import { IconFileTypeDocx, IconUpload } from '@tabler/icons-react';
import type { DocumentOutline, FileRef } from '../../../shared/ipc/calls';
import type { Failure } from '../../../shared/ipc/failure';
import { FailurePanel } from '../../text/FailurePanel';
import { quickInjectText as text } from '../../text/quickInjectText';
import { Alert, Button, Loader } from '../../ui';
import { chooseOpen } from '../../ui/useFiles';
import styles from './QuickInject.module.css';

interface DocumentStepProps {
  outline: DocumentOutline | null;
  inspecting: boolean;
  failure: Failure | null;
  onChoose(file: FileRef): void;
}

/** Which document: dropped anywhere on the window, or chosen here. */
export function DocumentStep({ outline, inspecting, failure, onChoose }: DocumentStepProps) {
  const choose = async () => {
    const file = await chooseOpen('wordDocument');
    if (file) onChoose(file);
  };
  return (
    <section aria-labelledby="inject-document">
      <h3 id="inject-document" className={styles.heading}>
        <span className={styles.number}>1</span>
        {text.documentStep}
      </h3>
      <div className={styles.document} data-chosen={outline ? true : undefined}>
        {inspecting ? (
          <Loader size="sm" aria-hidden />
        ) : outline ? (
          <IconFileTypeDocx size={28} stroke={1.6} aria-hidden />
        ) : (
          <IconUpload size={26} stroke={1.6} aria-hidden />
        )}
        <span className={styles.documentText} role="status">
          <span className={styles.documentName}>
            {inspecting ? text.inspecting : outline ? outline.file.name : text.drop}
          </span>
          {outline && !inspecting && (
            <span className={styles.documentSub}>
              {text.counts(outline.paragraphCount, outline.tableCount)}
            </span>
          )}
        </span>
        <Button variant="default" disabled={inspecting} onClick={() => void choose()}>
          {outline ? text.other : text.choose}
        </Button>
      </div>
      {failure && (
        <div className={styles.below}>
          <FailurePanel failure={failure} />
        </div>
      )}
      {outline?.hasMacros && (
        <Alert color="info" variant="light" mt={8}>
          {text.macros}
        </Alert>
      )}
    </section>
  );
}
