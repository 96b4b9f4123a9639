import {
  IconArrowDown,
  IconArrowUp,
  IconDotsVertical,
  IconPlus,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import type { Chapter, Section } from '../../../../shared/project/project';
import { citedSources } from '../../../../shared/rfp/citations';
import { holds } from '../../../../shared/rfp/condition';
import { DraftText } from '../../../editor/DraftText';
import { ProseEditor } from '../../../editor/ProseEditor';
import { useIsReadOnly, useProject } from '../../../stores/projectStore';
import { useView } from '../../../stores/viewStore';
import { Button, Menu } from '../../../ui';
import { applyChange, categoryOf, projectNow, removeWithUndo } from '../applyChange';
import { newId } from '../newId';
import { roman } from '../outline/outlineRows';
import { moveSection } from '../requirementOperations';
import { noFindings, useFindings } from '../useFindings';
import { goTo } from '../writingStore';
import { DerivedPartView } from './DerivedPartView';
import { sectionMarks } from './marksOf';
import styles from './Page.module.css';
import { PictureInText } from './PictureInText';
import { projectCitations } from './projectCitations';
import { projectFields } from './projectFields';

/** One chapter: its title and its sections, edited in place. */
export function ChapterPage({ chapter, position }: { chapter: Chapter; position: number }) {
  const isReadOnly = useIsReadOnly();
  return (
    <>
      <h2 className={styles.heading} data-place={`chapter:${chapter.id}`}>
        {chapter.enabled && <span className={styles.headingNumber}>{roman(position)}.</span>}
        <DraftText
          className={styles.headingText}
          label="장 제목"
          value={chapter.title}
          maxLength={200}
          needed
          onCommit={(title) => applyChange([{ type: 'editChapter', id: chapter.id, changes: { title } }])}
        />
      </h2>
      {!chapter.enabled && (
        <p className={styles.off}>
          이 장은 인쇄하지 않아요. 내용은 그대로 남아 있어요.{' '}
          {!isReadOnly && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() =>
                void applyChange([{ type: 'editChapter', id: chapter.id, changes: { enabled: true } }])
              }
            >
              인쇄에 넣기
            </Button>
          )}
        </p>
      )}
      {chapter.sections.map((section, index) => (
        <SectionView
          key={section.id}
          chapterId={chapter.id}
          section={section}
          index={index}
          count={chapter.sections.length}
        />
      ))}
      <References chapter={chapter} />
      {!isReadOnly && (
        <div className={styles.adders}>
          <Button
            size="sm"
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => addSection(chapter.id, chapter.sections.length)}
          >
            절 추가
          </Button>
        </div>
      )}
    </>
  );
}

/** 참고자료 at the end of the chapter, as it prints. */
function References({ chapter }: { chapter: Chapter }) {
  const facts = useProject((state) => state.project?.facts);
  const cited = useMemo(() => (facts ? citedSources(chapter, { facts }) : []), [chapter, facts]);
  if (cited.length === 0) return null;
  return (
    <section className={styles.section} aria-label="참고자료">
      <h3 className={styles.sectionHeading}>참고자료</h3>
      <p className={styles.derivedName}>
        <IconRefresh size={14} aria-hidden />
        본문의 출처 번호에서 자동으로 만들어요
      </p>
      {cited.map((source, index) => (
        <p key={source} className={styles.derivedNote}>
          [{index + 1}] {source}
        </p>
      ))}
    </section>
  );
}

/** An empty section at a place in its chapter, with the caret in its title. */
export function addSection(chapterId: string, index: number): void {
  const section: Section = { id: newId(), title: '새 절', blocks: [] };
  void applyChange([{ type: 'addSection', chapterId, index, section }]).then((done) => {
    if (done) goTo({ kind: 'section', chapterId, sectionId: section.id, part: 'title' }, categoryOf);
  });
}

interface SectionViewProps {
  chapterId: string;
  section: Section;
  index: number;
  count: number;
}

const SectionView = memo(function SectionView({ chapterId, section, index, count }: SectionViewProps) {
  const facts = useProject((state) => state.project?.facts);
  const isReadOnly = useIsReadOnly();
  const findings = useFindings((state) => state.bySection.get(section.id) ?? noFindings);
  const marks = useMemo(() => sectionMarks(findings), [findings]);
  const applies = useMemo(
    () => (condition: Parameters<typeof holds>[0]) => facts === undefined || holds(condition, facts),
    [facts],
  );
  const citations = useMemo(() => projectCitations(chapterId), [chapterId]);
  return (
    <section
      className={styles.section}
      data-place={`section:${section.id}`}
      aria-label={section.title}
      onFocus={() => useView.getState().enterSection({ chapterId, sectionId: section.id })}
    >
      <div className={styles.sectionTools}>
        {!isReadOnly && <SectionMenu chapterId={chapterId} section={section} index={index} count={count} />}
      </div>
      <h3 className={styles.sectionHeading}>
        <span className={styles.headingNumber}>{index + 1}.</span>
        <span className={styles.headingText} data-part="title">
          <DraftText
            label={`${index + 1}절 제목`}
            value={section.title}
            maxLength={200}
            needed
            onCommit={(title) =>
              applyChange([{ type: 'editSection', chapterId, sectionId: section.id, changes: { title } }])
            }
          />
        </span>
      </h3>
      <div data-part="body">
        <ProseEditor
          label={`${section.title} 본문`}
          blocks={section.blocks}
          fields={projectFields}
          citations={citations}
          holds={applies}
          marks={marks}
          DerivedPartView={DerivedPartView}
          PictureView={PictureInText}
          onCommit={(blocks) =>
            applyChange([{ type: 'editSection', chapterId, sectionId: section.id, changes: { blocks } }])
          }
        />
      </div>
    </section>
  );
});

function SectionMenu({ chapterId, section, index, count }: SectionViewProps) {
  const move = (toIndex: number) => {
    const project = projectNow();
    if (project) void applyChange(moveSection(project, chapterId, section.id, toIndex));
  };
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>
        <button type="button" className={styles.tool} aria-label={`${section.title} 절 메뉴`}>
          <IconDotsVertical size={18} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArrowUp size={16} aria-hidden />}
          disabled={index === 0}
          onClick={() => move(index - 1)}
        >
          위로
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={16} aria-hidden />}
          disabled={index === count - 1}
          onClick={() => move(index + 1)}
        >
          아래로
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => addSection(chapterId, index + 1)}
        >
          아래에 절 추가
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() =>
            void removeWithUndo(
              [{ type: 'removeSection', chapterId, sectionId: section.id }],
              `‘${section.title}’ 절을 지웠어요`,
            )
          }
        >
          지우기
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
