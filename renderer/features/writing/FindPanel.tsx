import { IconX } from '@tabler/icons-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useProject } from '../../stores/projectStore';
import { ActionIcon, TextInput } from '../../ui';
import { type FoundPlace, findPlaces } from './findPlaces';
import { goToPlace } from './goToPlace';
import styles from './WritingScreen.module.css';
import { useWriting } from './writingStore';

/** 찾기: every passage of the document with the words, and the way to each. */
export function FindPanel() {
  const project = useProject((state) => state.project);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const words = useDeferredValue(query);
  const found = useMemo(() => (project ? findPlaces(project, words) : []), [project, words]);
  useEffect(() => field.current?.focus(), []);

  const close = () => useWriting.getState().set({ findShown: false });
  const show = (index: number) => {
    const one = found[index];
    if (!one) return;
    setAt(index);
    jump(one);
  };
  return (
    <search className={styles.find} aria-label="문서에서 찾기">
      <div className={styles.findHead}>
        <TextInput
          ref={field}
          size="xs"
          className={styles.findField}
          aria-label="찾을 말"
          placeholder="찾을 말 또는 초성"
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setAt(-1);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || event.keyCode === 229) return;
            if (event.key === 'Escape') close();
            if (event.key === 'Enter' && found.length > 0)
              show((at + (event.shiftKey ? -1 : 1) + found.length) % found.length);
          }}
        />
        <span className={styles.findCount} role="status">
          {query.trim() === '' ? '' : `${found.length}곳`}
        </span>
        <ActionIcon size={28} aria-label="찾기 닫기" onClick={close}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
      {found.length > 0 && (
        <ul className={styles.findResults} aria-label="찾은 곳">
          {found.map((one, index) => (
            <li key={one.key}>
              <button type="button" data-current={index === at || undefined} onClick={() => show(index)}>
                <span className={styles.findPlace}>{one.placeText}</span>
                {one.before}
                <mark>{one.hit}</mark>
                {one.after}
              </button>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}

/** Shows the place; the caret stays in the search field so that Enter goes on to the next. */
function jump({ place }: FoundPlace): void {
  goToPlace(place, false);
}
