import { Table } from '@tiptap/extension-table';

/** Tiptap's table with the block's own relative column widths and its condition. */
export const ProseTable = Table.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      columnWidths: { default: null, rendered: false },
      landscape: { default: false, rendered: false },
      when: { default: null, rendered: false },
    };
  },
}).configure({ resizable: true, cellMinWidth: 40, lastColumnResizable: false });
