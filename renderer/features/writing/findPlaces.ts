import type { Place } from '../../../shared/check/finding';
import { proseTexts, requirementPlace, requirementTexts } from '../../../shared/check/places';
import type { Project } from '../../../shared/project/project';
import { matchScore, searchable } from '../../../shared/requirement/searchLibrary';

export interface FoundPlace {
  key: string;
  place: Place;
  placeText: string;
  /** The passage with some words around it. */
  before: string;
  hit: string;
  after: string;
}

const around = 24;

/** Passages of the document that hold the words, in the order of the document; 초성 find by the whole field. */
export function findPlaces(project: Project, query: string, limit = 200): FoundPlace[] {
  const words = query.normalize('NFC').trim();
  if (words === '') return [];
  const byChoseong = /^[ㄱ-ㅎ\s]+$/u.test(words);
  const cards = project.requirements.flatMap((card) => [
    { ...requirementPlace(project, card, 'source'), text: card.source },
    { ...requirementPlace(project, card, 'evaluationQuestion'), text: card.evaluationQuestion },
    { ...requirementPlace(project, card, 'deliverables'), text: card.deliverables.join(', ') },
  ]);
  const found: FoundPlace[] = [];
  for (const { place, placeText, text } of [...proseTexts(project), ...requirementTexts(project), ...cards]) {
    if (found.length >= limit) break;
    const at = byChoseong ? -1 : text.toLowerCase().indexOf(words.toLowerCase());
    if (at < 0 && !(byChoseong && matchScore(words, searchable(text)) > 0)) continue;
    const start = Math.max(0, at);
    const end = at < 0 ? 0 : at + words.length;
    found.push({
      key: `${found.length}`,
      place,
      placeText,
      before: (start > around ? '…' : '') + text.slice(Math.max(0, start - around), start),
      hit: text.slice(start, end),
      after: text.slice(end, end + around * 2) + (text.length > end + around * 2 ? '…' : ''),
    });
  }
  return found;
}
