import { Extension } from '@tiptap/core';
import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { handlePaste, isInTable, TableMap } from '@tiptap/pm/tables';

/**
 * Pasting a table whose last cell is merged into a table throws and loses the paste (ueberdosis/tiptap#7949).
 * Here the merged cells are taken apart and the paste is tried again: the layout changes, no text is lost.
 */
export const SafeTablePaste = Extension.create({
  name: 'safeTablePaste',
  priority: 1000,
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handlePaste(view, event, slice) {
          if (!isInTable(view.state)) return false;
          try {
            return handlePaste(view, event, slice);
          } catch (error) {
            if (!(error instanceof RangeError)) throw error;
            const plain = new Slice(withoutMergedCells(slice.content), slice.openStart, slice.openEnd);
            return handlePaste(view, event, plain);
          }
        },
      },
    }),
  ],
});

/** The same content with every merged cell taken apart: its text in the first cell, the others empty. */
export function withoutMergedCells(content: Fragment): Fragment {
  const nodes: Node[] = [];
  content.forEach((node) => {
    if (node.type.name === 'table') nodes.push(unmerged(node));
    else nodes.push(node.isTextblock || node.isLeaf ? node : node.copy(withoutMergedCells(node.content)));
  });
  return Fragment.from(nodes);
}

function unmerged(table: Node): Node {
  const { width, height, map } = TableMap.get(table);
  const placed = new Set<number>();
  const rows = Array.from({ length: height }, (_, row) => {
    const cells = Array.from({ length: width }, (_, column) => {
      const at = map[row * width + column] ?? 0;
      const cell = table.nodeAt(at);
      if (!cell) throw new RangeError(`No cell at ${at}`);
      const attrs = { ...cell.attrs, colspan: 1, rowspan: 1, colwidth: null };
      if (placed.has(at)) return cell.type.createAndFill(attrs);
      placed.add(at);
      return cell.type.create(attrs, cell.content);
    });
    return table.type.schema.nodes.tableRow?.create(
      null,
      cells.filter((cell) => cell !== null),
    );
  });
  return table.type.create(
    table.attrs,
    rows.filter((row) => row !== undefined),
  );
}
