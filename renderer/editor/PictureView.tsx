import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import type { ComponentType } from 'react';

export interface PictureViewProps {
  image: string;
  caption: string;
  /** Percent of the text width; null by its own size. */
  widthPercent: number | null;
  onChange(changes: { caption?: string; widthPercent?: number | null }): void;
  onRemove(): void;
}

/** Frame of a picture in the text; the view itself comes from the screen, which knows the project's pictures. */
export function PictureView({ node, selected, extension, updateAttributes, deleteNode }: NodeViewProps) {
  const View = (extension.options as { View: ComponentType<PictureViewProps> }).View;
  return (
    <NodeViewWrapper className="picture" data-selected={selected || undefined} contentEditable={false}>
      <View
        image={String(node.attrs.image)}
        caption={String(node.attrs.caption)}
        widthPercent={typeof node.attrs.widthPercent === 'number' ? node.attrs.widthPercent : null}
        onChange={updateAttributes}
        onRemove={deleteNode}
      />
    </NodeViewWrapper>
  );
}
