import { Modal } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import styles from './Dialog.module.css';

interface DialogProps {
  title: ReactNode;
  onClose(): void;
  /** Width in pixels at normal text size. */
  width?: number;
  /** False while leaving would lose running work; Esc and the close button then do nothing. */
  mayClose?: boolean;
  /** True when the body has nothing to focus, so that the keyboard can still scroll it. */
  isReading?: boolean;
  /** Buttons at the bottom, always in sight. */
  footer?: ReactNode;
  children: ReactNode;
}

/** A modal dialog: Esc closes, focus stays inside and goes back to its opener. */
export function Dialog({
  title,
  onClose,
  width = 560,
  mayClose = true,
  isReading,
  footer,
  children,
}: DialogProps) {
  const opener = useRef(document.activeElement);
  const close = () => {
    onClose();
    const back = opener.current;
    // After the dialog has left the page; the opener may be gone when the screen changed under it.
    setTimeout(() => {
      if (back instanceof HTMLElement && back.isConnected) back.focus();
    }, 0);
  };
  return (
    <Modal.Root
      opened
      onClose={close}
      size={`${width / 16}rem`}
      centered
      classNames={{ content: styles.content ?? '' }}
      closeOnClickOutside={false}
      closeOnEscape={mayClose}
      returnFocus={false}
    >
      <Modal.Overlay />
      <Modal.Content>
        {/* The kit's own header element would count as a second banner of the page. */}
        <div className={styles.head}>
          <Modal.Title className={styles.title}>{title}</Modal.Title>
          {mayClose && <Modal.CloseButton aria-label="닫기" size={36} />}
        </div>
        <Modal.Body className={styles.body} {...(isReading && { tabIndex: 0, role: 'document' })}>
          {children}
        </Modal.Body>
        {footer && <div className={styles.foot}>{footer}</div>}
      </Modal.Content>
    </Modal.Root>
  );
}
