/** What stands in a field; our own prompts and a lone hyphen are nothing. */
export function filledText(text: string): string {
  const plain = text.replace(/[ \t\u00a0]+/g, ' ').trim();
  return /^(?:-|–|—|해당\s*없음|〔작성: [^〕]*〕)$/.test(plain) ? '' : plain;
}
