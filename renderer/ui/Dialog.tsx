import { Modal } from '@mantine/core';
import { type ReactNode, useRef } from 'react';

interface DialogProps {
  title: ReactNode;
  onClose(): void;
  /** Width in pixels at normal text size. */
  width?: number;
  /** False while leaving would lose running work; Esc and the ground then do nothing. */
  mayClose?: boolean;
  children: ReactNode;
}

/** A modal dialog: Esc closes, focus stays inside and goes back to its opener. */
export function Dialog({ title, onClose, width = 560, mayClose = true, children }: DialogProps) {
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
    <Modal
      opened
      onClose={close}
      title={title}
      size={`${width / 16}rem`}
      closeOnClickOutside={false}
      closeOnEscape={mayClose}
      withCloseButton={mayClose}
      returnFocus={false}
    >
      {children}
    </Modal>
  );
}
