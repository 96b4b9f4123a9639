import type { Content } from './content';
import type { ContentProblem } from './contentFiles';

/** Ids used twice among the evidence, glossary, contradictions and the reference library. */
export function* repeatedReferenceIds(content: Content): Generator<ContentProblem> {
  const lists = [
    { file: 'evidence.json', ids: content.evidence.references.map((one) => one.id) },
    { file: 'evidence.json', ids: content.evidence.items.map((one) => one.id) },
    { file: 'glossary.json', ids: content.glossary.map((one) => one.id) },
    { file: 'contradictions.json', ids: content.contradictions.map((one) => one.id) },
  ];
  for (const { file, ids } of lists) {
    const repeated = firstRepeated(ids);
    if (repeated !== null) yield { file, detail: `id ‘${repeated}’ 값이 두 번 있습니다.` };
  }
  const known = new Set<string>();
  for (const collection of content.library)
    for (const id of [collection.id, ...collection.items.map((one) => one.id)]) {
      if (known.has(id))
        yield {
          file: `library/${collection.id}.json`,
          detail: `id ‘${id}’ 값을 다른 자료도 쓰고 있습니다.`,
        };
      known.add(id);
    }
}

/** The first value that stands in the list a second time. */
export function firstRepeated(values: readonly string[]): string | null {
  return values.find((value, index) => values.indexOf(value) !== index) ?? null;
}
