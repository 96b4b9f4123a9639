import type { Content, WordList } from '../content/content';
import { inLibraryOrder } from '../content/libraryOrder';
import type { PackItem } from './packItem';

/**
 * Content with items put over it: one with an id of the content's replaces it, any other is added. Lists (분류, 법제도,
 * 용어, 낱말 …) are joined entry by entry; 단계, 자가진단 and 평가표 are wholes and replaced as such.
 */
export function overlayContent(content: Content, items: readonly PackItem[]): Content {
  const next: Content = { ...content };
  for (const item of items) put(next, item);
  next.requirementTemplates = inLibraryOrder(next.requirementTemplates, next.categories);
  next.chapters = next.chapters.toSorted((a, b) => a.order - b.order);
  return next;
}

function put(next: Content, item: PackItem): void {
  switch (item.kind) {
    case 'requirement':
      next.requirementTemplates = joined(next.requirementTemplates, [item.value], byId);
      return;
    case 'chapter':
      next.chapters = joined(next.chapters, [item.value], byId);
      return;
    case 'document':
      next.documents = joined(next.documents, [item.value], byId);
      return;
    case 'library':
      next.library = joined(next.library, [item.value], byId);
      return;
    case 'sample':
      next.samples = joined(next.samples, [item.value], byId);
      return;
    case 'categories':
      next.categories = joined(next.categories, item.value.categories, (one) => one.code);
      return;
    case 'stages':
      next.stages = item.value.stages;
      return;
    case 'diagnosis':
      next.diagnosis = item.value;
      return;
    case 'evaluation':
      next.evaluation = item.value;
      return;
    case 'vagueWords':
      next.vagueWords = joinedWords(next.vagueWords, item.value);
      return;
    case 'productNames':
      next.productNames = joinedWords(next.productNames, item.value);
      return;
    case 'law':
      next.law = joined(next.law, item.value.items, byId);
      return;
    case 'evidence':
      next.evidence = {
        references: joined(next.evidence.references, item.value.references, byId),
        items: joined(next.evidence.items, item.value.items, byId),
      };
      return;
    case 'glossary':
      next.glossary = joined(next.glossary, item.value.terms, byId);
      return;
    case 'contradictions':
      next.contradictions = joined(next.contradictions, item.value.items, byId);
      return;
  }
}

function byId({ id }: { id: string }): string {
  return id;
}

function joinedWords(ours: WordList, theirs: WordList): WordList {
  return { ...theirs, words: joined(ours.words, theirs.words, (one) => one.word) };
}

function joined<T>(ours: readonly T[], theirs: readonly T[], keyOf: (one: T) => string): T[] {
  const replacing = new Map(theirs.map((one) => [keyOf(one), one]));
  const kept = ours.map((one) => {
    const key = keyOf(one);
    const replaced = replacing.get(key);
    replacing.delete(key);
    return replaced ?? one;
  });
  return [...kept, ...replacing.values()];
}
