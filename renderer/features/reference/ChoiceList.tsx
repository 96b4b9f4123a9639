import { type KeyboardEvent, memo, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import styles from './Reference.module.css';

export interface ListChoice {
  key: string;
  content: ReactNode;
  level?: 1 | 2;
}

interface ChoiceListProps {
  label: string;
  choices: readonly ListChoice[];
  selected: string | null;
  onSelect(key: string): void;
  /** Enter and → on the chosen one. */
  onEnter(): void;
  /** ← */
  onLeave?(): void;
  list: RefObject<HTMLDivElement | null>;
  className?: string | undefined;
}

const pageOfRows = 10;

/** A list with one stop for Tab: the arrow keys choose, and what is chosen is shown at once. */
export function ChoiceList(props: ChoiceListProps) {
  const { label, choices, selected, onSelect, onEnter, onLeave, list, className } = props;
  const at = choices.findIndex((one) => one.key === selected);
  const latest = useRef(onSelect);
  latest.current = onSelect;
  const select = useRef((key: string) => latest.current(key));

  useEffect(() => {
    if (selected !== null) optionOf(list.current, at)?.scrollIntoView({ block: 'nearest' });
  }, [list, selected, at]);

  const move = (event: KeyboardEvent, to: number) => {
    event.preventDefault();
    const index = Math.max(0, Math.min(choices.length - 1, to));
    const choice = choices[index];
    if (!choice) return;
    optionOf(list.current, index)?.focus();
    onSelect(choice.key);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown') move(event, at + 1);
    else if (event.key === 'ArrowUp') move(event, at - 1);
    else if (event.key === 'PageDown') move(event, at + pageOfRows);
    else if (event.key === 'PageUp') move(event, at - pageOfRows);
    else if (event.key === 'Home') move(event, 0);
    else if (event.key === 'End') move(event, choices.length - 1);
    else if (event.key === 'Enter' || event.key === 'ArrowRight') {
      event.preventDefault();
      onEnter();
    } else if (event.key === 'ArrowLeft' && onLeave) {
      event.preventDefault();
      onLeave();
    }
  };

  return (
    <div
      role="listbox"
      aria-label={label}
      className={className}
      ref={list}
      // Without a choice the list itself takes the focus; with one, the chosen row does.
      tabIndex={at < 0 ? 0 : -1}
      onKeyDown={onKeyDown}
    >
      {choices.map((choice) => (
        <Choice
          key={choice.key}
          choice={choice}
          isSelected={choice.key === selected}
          onSelect={select.current}
        />
      ))}
    </div>
  );
}

/** Puts the focus on the chosen row of a list, or on its first. */
export function focusChosen(list: HTMLElement | null): void {
  const chosen = list?.querySelector<HTMLElement>('[role="option"][aria-selected="true"]');
  (chosen ?? list?.querySelector<HTMLElement>('[role="option"]'))?.focus();
}

interface ChoiceProps {
  choice: ListChoice;
  isSelected: boolean;
  onSelect(key: string): void;
}

const Choice = memo(
  function Choice({ choice, isSelected, onSelect }: ChoiceProps) {
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the list listens to the keys for all its rows
      <div
        role="option"
        aria-selected={isSelected}
        tabIndex={isSelected ? 0 : -1}
        className={styles.choice}
        data-level={choice.level}
        onClick={() => onSelect(choice.key)}
      >
        {choice.content}
      </div>
    );
  },
  (before, after) =>
    before.isSelected === after.isSelected &&
    before.choice.key === after.choice.key &&
    before.choice.content === after.choice.content,
);

function optionOf(list: HTMLElement | null, index: number): HTMLElement | null {
  return list?.querySelectorAll<HTMLElement>('[role="option"]')[index] ?? null;
}
