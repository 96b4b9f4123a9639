import { useState } from 'react';
import type { ProjectImage } from '../../../../shared/project/images';
import type { Operation } from '../../../../shared/project/operations';
import type { Project, Revision } from '../../../../shared/project/project';
import {
  type Layout,
  type LayoutOptions,
  layoutOf,
  layoutSchema,
  usualLayout,
} from '../../../../shared/rfp/layoutOptions';
import { useProject } from '../../../stores/projectStore';
import { Alert, Button, Dialog, Tabs } from '../../../ui';
import { applyChange } from '../applyChange';
import styles from './Dialogs.module.css';
import { LayoutFields } from './LayoutFields';
import { LayoutPreview } from './LayoutPreview';
import { RevisionRows } from './RevisionRows';

/** 문서 서식: how the RFP prints, kept with the project, with a small page that follows every choice. */
export function LayoutDialog({ onClose }: { onClose(): void }) {
  const project = useProject((state) => state.project);
  const [layout, setLayout] = useState<Layout>(() => (project ? layoutOf(project) : usualLayout));
  // Counts resets: fields keep what is typed themselves, so a reset gives them anew.
  const [resets, setResets] = useState(0);
  const [newLogo, setNewLogo] = useState<ProjectImage | null>(null);
  const [revisions, setRevisions] = useState<Revision[]>(() => project?.revisions ?? []);
  if (!project) return null;
  const edit = (changes: LayoutOptions) => setLayout((now) => ({ ...now, ...changes }) as Layout);
  const checked = layoutSchema.safeParse(layout);
  const problem = checked.success ? null : problemText(checked.error.issues[0]?.path[0]);
  const logo = newLogo ?? project.images?.find((one) => one.id === layout.logo) ?? null;

  const save = () => {
    void applyChange(layoutOperations(project, layout, newLogo, revisions));
    onClose();
  };
  return (
    <Dialog
      title="문서 서식"
      width={980}
      onClose={onClose}
      footer={
        <div className={styles.footer}>
          <Button
            variant="subtle"
            onClick={() => {
              setLayout({ ...usualLayout });
              setNewLogo(null);
              setResets((count) => count + 1);
            }}
          >
            처음 서식으로
          </Button>
          <Button variant="default" onClick={onClose}>
            닫기
          </Button>
          <Button disabled={problem !== null} onClick={save}>
            바꾸기
          </Button>
        </div>
      }
    >
      <div className={styles.layoutPanes}>
        <Tabs defaultValue="page">
          <Tabs.List>
            <Tabs.Tab value="page">글꼴과 쪽</Tabs.Tab>
            <Tabs.Tab value="revisions">개정 이력</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="page" className={styles.layoutPanel}>
            <LayoutFields
              key={resets}
              layout={layout}
              title={`${project.facts.projectName} 제안요청서`}
              logo={logo}
              onEdit={edit}
              onLogo={(image) => {
                setNewLogo(image);
                setLayout(({ logo: _before, ...rest }) => (image ? { ...rest, logo: image.id } : rest));
              }}
            />
          </Tabs.Panel>
          <Tabs.Panel value="revisions" className={styles.layoutPanel}>
            <RevisionRows revisions={revisions} onChange={setRevisions} />
          </Tabs.Panel>
        </Tabs>
        <LayoutPreview layout={layout} project={project} />
      </div>
      {problem && (
        <Alert color="warning" variant="light" role="status">
          {problem}
        </Alert>
      )}
    </Dialog>
  );
}

function problemText(field: PropertyKey | undefined): string {
  switch (field) {
    case 'headingFont':
    case 'bodyFont':
    case 'tableFont':
      return '글꼴 이름은 글자, 숫자, 빈칸으로 40자까지 적어 주세요.';
    case 'headingPt':
      return '장 제목은 12~28pt로 적어 주세요.';
    case 'bodyPt':
      return '본문은 8~16pt로 적어 주세요.';
    case 'tablePt':
      return '표는 7~14pt로 적어 주세요.';
    case 'margins':
      return '여백은 10~50mm로 적어 주세요.';
    default:
      return '머리말은 100자까지 적을 수 있어요.';
  }
}

/** One undoable step; only what differs from the usual layout is kept. */
function layoutOperations(
  project: Project,
  layout: Layout,
  newLogo: ProjectImage | null,
  revisions: Revision[],
): Operation[] {
  const operations: Operation[] = [];
  const own = Object.fromEntries(
    Object.entries(layout).filter(
      ([name, value]) =>
        value !== undefined && JSON.stringify(value) !== JSON.stringify(usualLayout[name as keyof Layout]),
    ),
  ) as LayoutOptions;
  const before = project.layout?.logo;
  if (newLogo && layout.logo === newLogo.id) operations.push({ type: 'addImage', image: newLogo });
  if (JSON.stringify(own) !== JSON.stringify(project.layout ?? {}))
    operations.push({ type: 'editLayout', layout: Object.keys(own).length > 0 ? own : null });
  if (before && before !== layout.logo && !isUsed(project, before))
    operations.push({ type: 'removeImage', id: before });
  if (JSON.stringify(revisions) !== JSON.stringify(project.revisions ?? []))
    operations.push({ type: 'editRevisions', revisions });
  return operations;
}

function isUsed(project: Project, image: string): boolean {
  return (
    !project.images?.some((one) => one.id === image) ||
    project.chapters.some((chapter) =>
      chapter.sections.some((section) =>
        section.blocks.some(({ block }) => block.type === 'image' && block.image === image),
      ),
    )
  );
}
