import type { Destination } from '../writingStore';
import styles from './Page.module.css';

/** Frames to wait for a far card to become editable. */
const patience = 40;

/** Scrolls a place into view, flashes it and, when asked, puts the caret there. Returns how to give up. */
export function arriveAt(canvas: HTMLElement, place: Destination, focus: boolean): () => void {
  let frames = 0;
  let request = requestAnimationFrame(function look() {
    const found = find(canvas, place);
    const target = found && (focus ? caretPlace(found) : found);
    if (found && (target || frames >= patience)) arrive(found, focus ? target : null, place);
    else if (frames++ < patience) request = requestAnimationFrame(look);
  });
  return () => cancelAnimationFrame(request);
}

function find(canvas: HTMLElement, place: Destination): HTMLElement | null {
  switch (place.kind) {
    case 'chapter':
      return canvas.querySelector(`[data-place="chapter:${CSS.escape(place.chapterId)}"]`);
    case 'category':
      return canvas.querySelector(`[data-place="category:${CSS.escape(place.code)}"]`);
    case 'section': {
      const section = canvas.querySelector<HTMLElement>(
        `[data-place="section:${CSS.escape(place.sectionId)}"]`,
      );
      return section?.querySelector<HTMLElement>(`[data-part="${place.part ?? 'body'}"]`) ?? section;
    }
    case 'requirement': {
      const card = canvas.querySelector<HTMLElement>(`[data-place="requirement:${CSS.escape(place.id)}"]`);
      if (!card || !place.field) return card;
      const fields = [...card.querySelectorAll<HTMLElement>(`[data-field="${place.field}"]`)];
      const exact = fields.find((one) => one.dataset.index === String(place.index ?? 0));
      return exact ?? fields[0] ?? card;
    }
  }
}

function caretPlace(found: HTMLElement): HTMLElement | null {
  const empty = [...found.querySelectorAll('textarea')].find((one) => one.value.trim() === '');
  return empty ?? found.querySelector<HTMLElement>('[contenteditable="true"], textarea, select, button');
}

function arrive(found: HTMLElement, target: HTMLElement | null, place: Destination): void {
  const line =
    place.kind === 'requirement' && place.field === 'details' && place.index !== undefined
      ? found.querySelectorAll<HTMLElement>('p.item')[place.index]
      : undefined;
  (line ?? found).scrollIntoView({ block: isTall(found) ? 'start' : 'center' });
  if (target) {
    target.focus({ preventScroll: true });
    if (line && target.isContentEditable) window.getSelection()?.setPosition(line, line.childNodes.length);
    const isTitle = place.kind === 'section' && place.part === 'title';
    if (isTitle && target instanceof HTMLTextAreaElement) target.select();
  }
  const flash = styles.arrived;
  if (!flash) return;
  found.classList.add(flash);
  setTimeout(() => found.classList.remove(flash), 1_700);
}

function isTall(element: HTMLElement): boolean {
  return element.getBoundingClientRect().height > window.innerHeight * 0.6;
}
