import { assemble, disassemble } from 'es-hangul';
import type { CDPSession } from 'playwright-core';

/**
 * Types Korean as a 두벌식 input method does: every key changes the syllable being composed, a vowel takes the final
 * consonant of the syllable before it along (도깨비불), and a syllable is committed when the next one begins. The events
 * are Chromium's own compositionstart, update and end. Spaces, digits and Latin letters are plain keys.
 */
export async function typeHangul(
  cdp: CDPSession,
  text: string,
  { leaveComposing = false }: { leaveComposing?: boolean } = {},
): Promise<void> {
  const words = text.normalize('NFC').match(/[가-힣ㄱ-ㅣ]+|[^가-힣ㄱ-ㅣ]/g) ?? [];
  for (const [at, word] of words.entries()) {
    if (/^[가-힣ㄱ-ㅣ]/.test(word)) await compose(cdp, word, leaveComposing && at === words.length - 1);
    else await cdp.send('Input.dispatchKeyEvent', { type: 'char', text: word });
  }
}

async function compose(cdp: CDPSession, word: string, leaveComposing: boolean): Promise<void> {
  const keys = [...disassemble(word)];
  let settled = 0;
  for (const [at] of keys.entries()) {
    const shown = [...assemble(keys.slice(0, at + 1))];
    // What stands before the last syllable is finished: the input method hands it over and starts a new one.
    for (; settled < shown.length - 1; settled += 1) {
      await cdp.send('Input.insertText', { text: shown[settled] ?? '' });
    }
    await imeKey(cdp, 'rawKeyDown');
    await showComposition(cdp, shown.at(-1) ?? '');
    await imeKey(cdp, 'keyUp');
  }
  if (!leaveComposing) await cdp.send('Input.insertText', { text: [...word].at(-1) ?? '' });
}

/** Enter while a syllable is open: some input methods let the key through as Enter, still composing. */
export async function enterWhileComposing(cdp: CDPSession, openSyllable: string): Promise<void> {
  for (const code of [229, 13]) {
    await cdp.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: code,
    });
  }
  await cdp.send('Input.insertText', { text: openSyllable });
  await cdp.send('Input.dispatchKeyEvent', {
    type: 'keyUp',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 13,
  });
}

function showComposition(cdp: CDPSession, text: string) {
  return cdp.send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  });
}

function imeKey(cdp: CDPSession, type: 'rawKeyDown' | 'keyUp') {
  return cdp.send('Input.dispatchKeyEvent', {
    type,
    windowsVirtualKeyCode: 229,
    key: 'Process',
    code: 'KeyA',
  });
}
