import { IconAlertTriangle, IconBook2, IconPencil, IconRosetteDiscountCheck } from '@tabler/icons-react';
import type { PackOverlay } from '../../../../shared/content/content';
import { packOf } from '../../../../shared/contentPack/applyPacks';
import type { Requirement } from '../../../../shared/requirement/requirement';
import { useProject } from '../../../stores/projectStore';
import { Tooltip } from '../../../ui';
import { useWriting } from '../writingStore';
import styles from './Panel.module.css';

/** Where a card comes from and how sure that is, in two words. Opens the 근거 tab. */
export function OriginBadge({ requirement }: { requirement: Requirement }) {
  const template = useProject((state) =>
    state.content?.requirementTemplates.find((one) => one.id === requirement.origin?.templateId),
  );
  const packs = useProject((state) => state.content?.packs);
  const pack = template && packs ? packOf({ packs }, { kind: 'requirement', id: template.id }) : null;
  const status = template?.status ?? (requirement.origin ? '미확인' : '직접 작성');
  const isSure = status === '확인' || status === '자체 작성' || status === '직접 작성';
  const Icon =
    status === '확인'
      ? IconRosetteDiscountCheck
      : status === '직접 작성'
        ? IconPencil
        : isSure
          ? IconBook2
          : IconAlertTriangle;
  return (
    <Tooltip
      label={template ? originText(template.source, pack) : '이 사업에서 직접 쓴 요구사항이에요.'}
      multiline
      maw={360}
    >
      <button
        type="button"
        className={styles.badge}
        data-tone={isSure ? undefined : 'warn'}
        aria-label={`${pack ? `${pack.name} · ` : ''}${status} — 근거 보기`}
        onClick={() => useWriting.getState().set({ panel: 'provenance', panelShown: true })}
      >
        <Icon size={15} aria-hidden />
        {pack ? `${pack.publisher} · ${status}` : status}
      </button>
    </Tooltip>
  );
}

function originText(source: string, pack: PackOverlay | null): string {
  return pack ? `내용 묶음 ‘${pack.name}’ ${pack.version}(${pack.publisher}) · ${source}` : source;
}
