import { describe, expect, test } from 'vitest';
import { loadContent } from '../../../../electron/app/loadContent';

const templates = new URL('../../../../templates', import.meta.url).pathname;

describe('content', () => {
  test('the content that ships is read without a complaint', async () => {
    const content = await loadContent(templates);
    expect(content.ok ? null : content.failure).toBeNull();
  });
});
