import { type CSSProperties, useEffect, useLayoutEffect, useState } from 'react';
import { useProject } from '../../../stores/projectStore';
import { useWriting } from '../writingStore';
import { arriveAt } from './arriveAt';
import { CategoryPage } from './CategoryPage';
import { ChapterPage } from './ChapterPage';
import styles from './Page.module.css';
import { TraceLine } from './TraceLine';

const paperWidth = 820;

/** The paper on its desk: the chosen chapter or category, at the chosen zoom. */
export function Page() {
  const [canvas, setCanvas] = useState<HTMLElement | null>(null);
  const view = useWriting((state) => state.view);
  const destination = useWriting((state) => state.destination);
  const zoom = useZoom(canvas);
  const project = useProject((state) => state.project);
  const shown = view?.kind === 'chapter' ? `chapter:${view.chapterId}` : `category:${view?.code}`;

  // A new page starts at its top; a destination on it scrolls on from there.
  useLayoutEffect(() => {
    if (shown) canvas?.scrollTo({ top: 0 });
  }, [shown, canvas]);

  useEffect(() => {
    if (!destination || !canvas) return;
    return arriveAt(canvas, destination.place, destination.focus);
  }, [destination, canvas]);

  if (!project || !view) return null;
  const chapter =
    view.kind === 'chapter' ? project.chapters.find((one) => one.id === view.chapterId) : undefined;
  const position =
    project.chapters.filter((one) => one.enabled).findIndex((one) => one.id === chapter?.id) + 1;
  return (
    <section ref={setCanvas} className={styles.canvas} data-pane tabIndex={-1} aria-label="제안요청서 쪽">
      <TraceLine />
      <div className={styles.desk}>
        <div className={styles.paper} style={{ zoom, '--page-zoom': zoom } as CSSProperties}>
          {view.kind === 'category' && <CategoryPage key={view.code} project={project} code={view.code} />}
          {chapter && <ChapterPage key={chapter.id} chapter={chapter} position={position} />}
        </div>
      </div>
    </section>
  );
}

/** The zoom in effect; fits the paper to the desk unless the user chose a percentage. */
function useZoom(canvas: HTMLElement | null): number {
  const chosen = useWriting((state) => state.zoom);
  const [fitted, setFitted] = useState(1);
  useEffect(() => {
    if (!canvas) return;
    const measure = () => {
      const margins = document.documentElement.hasAttribute('data-compact') ? 28 : 48;
      const next = Math.max(0.4, Math.min(1.6, (canvas.clientWidth - margins) / paperWidth));
      setFitted(next);
      useWriting.getState().set({ fittedZoom: Math.round(next * 100) });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(canvas);
    return () => observer.disconnect();
  }, [canvas]);
  return chosen === 'fit' ? fitted : chosen / 100;
}
