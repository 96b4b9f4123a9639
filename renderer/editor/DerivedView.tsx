import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import type { ComponentType } from 'react';
import type { DerivedPart } from '../../shared/document/blocks';

/** Frame of a part computed from the project; the view itself comes from the screen. */
export function DerivedView({ node, selected, extension }: NodeViewProps) {
  const View = (extension.options as { View: ComponentType<{ part: DerivedPart }> }).View;
  return (
    <NodeViewWrapper className="derived" data-selected={selected || undefined} contentEditable={false}>
      <View part={node.attrs.part as DerivedPart} />
    </NodeViewWrapper>
  );
}
