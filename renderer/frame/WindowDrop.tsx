import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useView } from '../stores/viewStore';
import { notify } from '../ui';
import { receiveFile } from '../ui/useFiles';
import styles from './WindowDrop.module.css';

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The whole window takes a file: a project is opened, a Word document is prepared for insertion. */
export function WindowDrop() {
  const [promise, setPromise] = useState<string | null>(null);

  useEffect(() => {
    const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      if (isOverOwnZone(event)) return setPromise(null);
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setPromise(whatWillHappen(event));
    };
    const leave = (event: DragEvent) => {
      // Leaving the window itself, not one of its elements.
      if (event.relatedTarget === null) setPromise(null);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      setPromise(null);
      if (isOverOwnZone(event)) return;
      event.preventDefault();
      event.stopPropagation();
      void take([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragenter', over, true);
    window.addEventListener('dragover', over, true);
    window.addEventListener('dragleave', leave, true);
    window.addEventListener('drop', drop, true);
    return () => {
      window.removeEventListener('dragenter', over, true);
      window.removeEventListener('dragover', over, true);
      window.removeEventListener('dragleave', leave, true);
      window.removeEventListener('drop', drop, true);
    };
  }, []);

  if (promise === null) return null;
  return (
    <div className={styles.ground} role="status">
      <div className={styles.card}>
        <IconFileImport size={40} stroke={1.6} aria-hidden />
        {promise}
      </div>
    </div>
  );
}

/** A part of the screen that takes files itself, such as a list of evidence. */
function isOverOwnZone(event: DragEvent): boolean {
  return event.target instanceof Element && event.target.closest('[data-drop-zone]') !== null;
}

function whatWillHappen(event: DragEvent): string {
  const items = [...(event.dataTransfer?.items ?? [])];
  if (items.length > 1) return '파일을 하나만 놓아 주세요';
  return items[0]?.type === wordType
    ? '놓으면 이 문서에 요구사항을 넣을 준비를 해요'
    : '놓으면 사업 파일(.baljugil)은 열고, Word 문서(.docx)에는 요구사항을 넣을 준비를 해요';
}

async function take(files: File[]): Promise<void> {
  const [file, ...others] = files;
  if (!file) return;
  if (others.length > 0) {
    notify.problem('파일을 하나만 놓아 주세요', '한 번에 파일 하나씩 다뤄요.');
    return;
  }
  const received = await receiveFile(file);
  if (!received) return;
  if (/\.(docx|docm|doc|hwpx?|dotx)$/i.test(file.name)) useView.getState().startInjection(received);
  else useView.getState().startImport(received);
}
