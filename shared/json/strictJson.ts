export type StrictJson = { ok: true; value: unknown } | { ok: false; detail: string };

/** How deep objects and lists may stand inside one another. */
export const maximumJsonDepth = 64;

/**
 * Reads JSON from outside: UTF-8 without errors, a bounded depth, no key that would change an object's prototype.
 * `detail` is a Korean sentence.
 */
export function strictJson(bytes: Uint8Array, maximumDepth: number = maximumJsonDepth): StrictJson {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, detail: 'UTF-8로 저장한 글이 아니에요.' };
  }
  if (text.trim() === '') return { ok: false, detail: '내용이 비어 있어요.' };
  // Before parsing, because parsing itself goes as deep as the text does.
  if (depthOf(text) > maximumDepth)
    return { ok: false, detail: `항목이 ${maximumDepth}겹보다 깊게 겹쳐 있어요.` };
  let hasUnsafeKey = false;
  try {
    const value: unknown = JSON.parse(text, (key, one) => {
      if (key === '__proto__') hasUnsafeKey = true;
      return one;
    });
    return hasUnsafeKey
      ? { ok: false, detail: '쓸 수 없는 이름(__proto__)이 들어 있어요.' }
      : { ok: true, value };
  } catch (error) {
    return { ok: false, detail: placeOf(error, text) };
  }
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let at = 0; at < text.length; at++) {
    const one = text.charCodeAt(at);
    if (inText) {
      if (one === 0x5c) at++;
      else if (one === 0x22) inText = false;
    } else if (one === 0x22) inText = true;
    else if (one === 0x7b || one === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (one === 0x7d || one === 0x5d) depth--;
  }
  return deepest;
}

function placeOf(error: unknown, text: string): string {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (position === undefined) return '글이 끝까지 있지 않거나 형식이 어긋나요.';
  const before = text.slice(0, Number(position)).split('\n');
  return `${before.length}번째 줄 ${(before.at(-1)?.length ?? 0) + 1}번째 글자에서 형식이 어긋나요.`;
}
