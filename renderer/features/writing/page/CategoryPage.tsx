import { IconBooks, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Project } from '../../../../shared/project/project';
import { useIsReadOnly } from '../../../stores/projectStore';
import { Button } from '../../../ui';
import { addBlankCard } from '../cardCommands';
import { detailsSection, roman } from '../outline/outlineRows';
import { useWriting } from '../writingStore';
import styles from './Page.module.css';
import { RequirementCard } from './RequirementCard';

/** The cards of one category, as they print. */
export function CategoryPage({ project, code }: { project: Project; code: string }) {
  const { requirements, chapters, categories, numbering } = project;
  const cards = useMemo(() => requirements.filter((one) => one.categoryCode === code), [requirements, code]);
  const name = categories.find((one) => one.code === code)?.name ?? code;
  const isReadOnly = useIsReadOnly();
  const home = useMemo(() => detailsSection({ chapters }), [chapters]);
  const chapter = chapters.find((one) => one.id === home?.chapterId);
  const position = chapters.filter((one) => one.enabled).findIndex((one) => one.id === chapter?.id) + 1;
  return (
    <>
      {chapter && (
        <p className={styles.crumb}>
          {position > 0 ? `${roman(position)}. ` : ''}
          {chapter.title}
        </p>
      )}
      <h2 className={styles.heading} data-place={`category:${code}`} tabIndex={-1}>
        {name} ({code})
      </h2>
      {cards.length === 0 && <p className={styles.lead}>이 분류에는 아직 요구사항이 없어요.</p>}
      {cards.map((card) => (
        <RequirementCard key={card.id} requirement={card} digits={numbering.digits} />
      ))}
      {!isReadOnly && (
        <div className={styles.adders}>
          <Button
            size="sm"
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => addBlankCard(code)}
          >
            이 분류에 빈 요구사항 추가
          </Button>
          <Button
            size="sm"
            variant="default"
            leftSection={<IconBooks size={16} aria-hidden />}
            onClick={() => useWriting.getState().set({ dialog: 'library' })}
          >
            라이브러리에서 가져오기
          </Button>
        </div>
      )}
    </>
  );
}
