import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import styles from './ChoiceGroup.module.css';

export type ChoiceTone = 'neutral' | 'brand' | 'success' | 'danger' | 'warning';

export interface Choice<V extends string> {
  value: V;
  label: string;
  icon?: ReactNode;
  tone?: ChoiceTone;
}

interface ChoiceGroupProps<V extends string> {
  /** What is being chosen, read before the choices. */
  label: string;
  choices: readonly Choice<V>[];
  value: V | null;
  onChoose: (value: V) => void;
  size?: 'compact' | 'normal';
  /** Shows what is chosen without letting it be changed. */
  isReadOnly?: boolean;
}

/**
 * One of a few, side by side. Arrow keys only move; Space or Enter chooses, because every choice is kept at once and
 * passing over one must not leave a trace in the history.
 */
export function ChoiceGroup<V extends string>({
  label,
  choices,
  value,
  onChoose,
  size = 'normal',
  isReadOnly = false,
}: ChoiceGroupProps<V>) {
  const group = useRef<HTMLDivElement>(null);
  const chosen = choices.findIndex((choice) => choice.value === value);
  const entry = chosen < 0 ? 0 : chosen;

  const move = (event: KeyboardEvent, from: number) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = (from + step + choices.length) % choices.length;
    group.current?.querySelectorAll<HTMLElement>('[role="radio"]')[to]?.focus();
  };

  return (
    <div
      ref={group}
      role="radiogroup"
      aria-label={label}
      aria-readonly={isReadOnly || undefined}
      className={styles.group}
      data-size={size}
    >
      {choices.map((choice, index) => (
        // biome-ignore lint/a11y/useSemanticElements: native radios choose on every arrow key
        <button
          key={choice.value}
          type="button"
          role="radio"
          aria-checked={index === chosen}
          aria-disabled={isReadOnly || undefined}
          tabIndex={index === entry ? 0 : -1}
          className={styles.choice}
          data-tone={choice.tone ?? 'neutral'}
          onKeyDown={(event) => move(event, index)}
          onClick={() => {
            if (choice.value !== value && !isReadOnly) onChoose(choice.value);
          }}
        >
          {choice.icon}
          {choice.label}
        </button>
      ))}
    </div>
  );
}
