import { expect, test } from 'vitest';
import { assertBalanced } from '../../../../shared/docx/balancedTags';

test.each([
  '<a/>',
  '<?xml version="1.0"?>\n<w:p><w:r w:x="1">글 &lt; 글</w:r><w:r/></w:p>',
  '<a b="c"><a></a></a>',
])('%s closes every tag', (xml) => {
  expect(() => assertBalanced(xml)).not.toThrow();
});

test.each(['<a>', '<a></b>', '</a>', '<a><b></a></b>', '<ab></a>', '<a></ab>', '<a', '<a b="c>'])(
  '%s does not',
  (xml) => {
    expect(() => assertBalanced(xml)).toThrow();
  },
);
