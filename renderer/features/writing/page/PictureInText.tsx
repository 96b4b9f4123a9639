import { IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { DraftText } from '../../../editor/DraftText';
import type { PictureViewProps } from '../../../editor/PictureView';
import { useIsReadOnly, useProject } from '../../../stores/projectStore';
import { ActionIcon, SegmentedControl } from '../../../ui';
import styles from './Page.module.css';

const widths = [
  { value: 'own', label: '원래' },
  { value: '50', label: '절반' },
  { value: '75', label: '3/4' },
  { value: '100', label: '글 폭' },
];

/** A picture on the page with its caption and its width. */
export function PictureInText({ image, caption, widthPercent, onChange, onRemove }: PictureViewProps) {
  const found = useProject((state) => state.project?.images?.find((one) => one.id === image));
  const source = useMemo(() => (found ? `data:${found.mediaType};base64,${found.data}` : null), [found]);
  const isReadOnly = useIsReadOnly();
  const name = caption || '그림';
  return (
    <figure className={styles.picture}>
      {source ? (
        <img
          src={source}
          alt={caption || found?.name || '그림'}
          style={widthPercent === null ? undefined : { width: `${widthPercent}%` }}
        />
      ) : (
        <p className={styles.pictureGone}>그림을 찾을 수 없어요. 지우고 다시 넣어 주세요.</p>
      )}
      <figcaption data-own>
        <DraftText
          label={`${name} 제목`}
          value={caption}
          maxLength={200}
          placeholder="그림 제목(비우면 인쇄하지 않아요)"
          onCommit={(text) => onChange({ caption: text })}
        />
        {!isReadOnly && (
          <span className={styles.pictureTools}>
            <SegmentedControl
              size="xs"
              aria-label={`${name} 너비`}
              value={widthPercent === null ? 'own' : String(widthPercent)}
              data={widths}
              onChange={(value) => onChange({ widthPercent: value === 'own' ? null : Number(value) })}
            />
            <ActionIcon size={28} aria-label={`${name} 지우기`} onClick={onRemove}>
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </span>
        )}
      </figcaption>
    </figure>
  );
}
