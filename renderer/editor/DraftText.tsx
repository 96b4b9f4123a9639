import {
  type ClipboardEvent,
  type KeyboardEvent,
  memo,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { cleanText } from '../../shared/document/text';
import { useIsReadOnly } from '../stores/projectStore';
import { holdPendingEdits } from './pendingEdits';
import { redoOperation, undoOperation } from './projectHistory';
import type { QuoteMark } from './quoteMarks';
import { typingPace } from './typingPace';
import './editor.css';

export interface DraftTextProps {
  label: string;
  value: string;
  /** Receives what is typed, once per burst of typing. `false` refuses it: the field shows its value again. */
  onCommit(value: string): unknown;
  /** Commit on leaving and on Enter only, for values that mean nothing half typed. */
  commitOnLeave?: boolean | undefined;
  placeholder?: string | undefined;
  /** Longest text in UTF-16 units. */
  maxLength: number;
  /** Enter makes a new line; otherwise it is given to `onEnter`. */
  multiline?: boolean | undefined;
  /** An empty field that must be filled is lit. */
  needed?: boolean | undefined;
  className?: string | undefined;
  marks?: readonly QuoteMark[] | undefined;
  describedBy?: string | undefined;
  onEnter?(): void;
  /** Backspace in an empty field. */
  onEmptyBackspace?(): void;
  /** Several pasted lines. Returns true when it took them. */
  onPasteLines?(lines: string[]): boolean;
  ref?: Ref<HTMLTextAreaElement> | undefined;
}

/**
 * A text field on the page. Uncontrolled: what a person types is never set back by a render, and a value from outside
 * (undo) comes in only while no syllable is being composed.
 */
export const DraftText = memo(function DraftText(props: DraftTextProps) {
  const { label, value, placeholder, maxLength, multiline, needed, className, marks, describedBy } = props;
  const isReadOnly = useIsReadOnly();
  const element = useRef<HTMLTextAreaElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const known = useRef(value);
  const composing = useRef(false);
  const [pace] = useState(() =>
    typingPace({
      isComposing: () => composing.current,
      commit: () => {
        const field = element.current;
        if (!field) return undefined;
        const text = tidy(field.value, latest.current.multiline);
        if (text === known.current) return undefined;
        known.current = text;
        const accepted = latest.current.onCommit(text);
        if (accepted === false) {
          known.current = latest.current.value;
          if (!composing.current) field.value = known.current;
        }
        return accepted;
      },
      waits: () => latest.current.commitOnLeave === true,
    }),
  );
  useImperativeHandle(props.ref, () => element.current as HTMLTextAreaElement, []);

  const [takeOutside] = useState(() => () => {
    const field = element.current;
    const outside = latest.current.value;
    if (!field || composing.current || pace.isDirty()) return;
    if (outside !== known.current) {
      known.current = outside;
      field.value = outside;
    }
    if (field.value === outside) field.parentElement?.removeAttribute('data-typing');
  });
  useEffect(() => {
    // The effect is about this value arriving, whatever it is.
    if (value !== undefined) takeOutside();
  }, [value, takeOutside]);

  useEffect(() => holdPendingEdits(pace.flush), [pace]);

  // React takes the element away before effects are cleaned up, so the text is read while it is still there.
  const [hold] = useState(() => (field: HTMLTextAreaElement | null) => {
    if (field === null) void pace.flush();
    element.current = field;
  });

  const keyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229 || event.currentTarget.readOnly) return;
    const { onEnter, onEmptyBackspace } = latest.current;
    const control = event.ctrlKey || event.metaKey;
    if (control && !event.altKey && (event.code === 'KeyZ' || event.code === 'KeyY')) {
      event.preventDefault();
      event.stopPropagation();
      void (event.code === 'KeyY' || event.shiftKey ? redoOperation() : undoOperation());
    } else if (event.key === 'Enter' && !multiline) {
      event.preventDefault();
      pace.flush();
      onEnter?.();
    } else if (event.key === 'Backspace' && event.currentTarget.value === '' && onEmptyBackspace) {
      event.preventDefault();
      pace.flush();
      onEmptyBackspace();
    }
  };

  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    if (multiline || event.currentTarget.readOnly || !latest.current.onPasteLines) return;
    const lines = cleanText(event.clipboardData.getData('text/plain'))
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    if (lines.length > 1 && latest.current.onPasteLines(lines)) event.preventDefault();
  };

  return (
    <span className={`draft ${className ?? ''}`} data-needed={(needed && value.trim() === '') || undefined}>
      {marks && marks.length > 0 && (
        <span className="draftMarks" aria-hidden>
          {markedPieces(value, marks)}
        </span>
      )}
      <textarea
        ref={hold}
        rows={1}
        lang="ko"
        spellCheck={false}
        aria-label={label}
        aria-describedby={describedBy}
        defaultValue={value}
        placeholder={placeholder}
        maxLength={maxLength}
        readOnly={isReadOnly}
        onInput={(event) => {
          // The marks were drawn for the text before this keystroke.
          event.currentTarget.parentElement?.setAttribute('data-typing', '');
          pace.changed();
        }}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={() => {
          composing.current = false;
          // The last input event of a composition may follow this one.
          setTimeout(() => {
            pace.compositionEnded();
            takeOutside();
          }, 0);
        }}
        onBlur={(event) => {
          event.currentTarget.parentElement?.removeAttribute('data-typing');
          pace.flush();
        }}
        onKeyDown={keyDown}
        onPaste={paste}
      />
    </span>
  );
});

function tidy(text: string, multiline: boolean | undefined): string {
  const clean = cleanText(text);
  return multiline ? clean : clean.replace(/\s*\n\s*/g, ' ');
}

/** The text with the passages the checks speak about marked; nothing else, so that it lies exactly under the field. */
function markedPieces(text: string, marks: readonly QuoteMark[]) {
  const pieces: ReactNode[] = [];
  let rest = text;
  let at = 0;
  while (rest !== '') {
    let next: { start: number; mark: QuoteMark } | null = null;
    for (const mark of marks) {
      const start = mark.quote === '' ? -1 : rest.indexOf(mark.quote);
      if (start >= 0 && (next === null || start < next.start)) next = { start, mark };
    }
    if (!next) break;
    const end = next.start + next.mark.quote.length;
    pieces.push(
      rest.slice(0, next.start),
      <span key={at} className="quoteMark" data-severity={next.mark.severity}>
        {next.mark.quote}
      </span>,
    );
    at += end;
    rest = rest.slice(end);
  }
  return [...pieces, rest];
}
