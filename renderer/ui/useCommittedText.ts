import { type FocusEvent, useEffect, useRef, useState } from 'react';

/** How long after the last key a text is handed over, in milliseconds. */
const pause = 800;

interface CommittedText {
  value: string;
  onCommit: (text: string) => void;
  /** Text this refuses stays in the field and is not handed over. */
  accepts?: (text: string) => boolean;
}

/**
 * A text field's own state: handed over at most a second after typing stops, on blur and when the field goes away, and
 * never while a Hangul syllable is being composed. A change from outside (undo) shows unless something is unsaved.
 */
export function useCommittedText({ value, onCommit, accepts }: CommittedText) {
  const [text, setText] = useState(value);
  const current = useRef({ text: value, handedOver: value, composing: false });
  const latest = useRef({ onCommit, accepts });
  latest.current = { onCommit, accepts };
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(() => {
    const state = current.current;
    if (state.text !== state.handedOver) return;
    state.text = value;
    state.handedOver = value;
    setText(value);
  }, [value]);

  const handOver = () => {
    clearTimeout(timer.current);
    const state = current.current;
    if (state.composing || state.text === state.handedOver) return;
    if (latest.current.accepts?.(state.text) === false) return;
    state.handedOver = state.text;
    latest.current.onCommit(state.text);
  };
  const handOverRef = useRef(handOver);
  handOverRef.current = handOver;

  const later = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => handOverRef.current(), pause);
  };

  useEffect(
    () => () => {
      current.current.composing = false;
      handOverRef.current();
    },
    [],
  );

  return {
    text,
    field: {
      value: text,
      onChange: (event: { currentTarget: { value: string } }) => {
        current.current.text = event.currentTarget.value;
        setText(event.currentTarget.value);
        later();
      },
      onCompositionStart: () => {
        current.current.composing = true;
        clearTimeout(timer.current);
      },
      onCompositionEnd: () => {
        current.current.composing = false;
        later();
      },
      onBlur: (_event: FocusEvent) => handOver(),
    },
  };
}
