import { derivedParts } from '../../shared/document/blocks';
import type { TableLook } from '../../shared/docx/targetFile';
import { ok, type Result } from '../../shared/ipc/failure';
import type { Project } from '../../shared/project/project';
import type { Insertable } from '../../shared/rfp/insertable';
import { askedCards, askedChapter, readPlaceholder } from '../../shared/rfp/placeholderVocabulary';
import type { InjectionTask } from '../worker/documentTask';
import type { Arguments } from './command';

type Choice = InjectionTask['insertions'][number];
type Asked = Pick<Project, 'requirements' | 'categories' | 'numbering' | 'chapters'>;

/** Short names of parts; their own names do as well. */
const partNames: Record<string, string> = {
  summary: 'requirementSummary',
  list: 'requirementList',
  evaluation: 'evaluationTable',
};

const partOf = (written: string) =>
  derivedParts.find((part) => part === (partNames[written] ?? written)) ?? null;

const placesOf = ({ options, flags }: Arguments) => ({
  at: options.at,
  heading: options.heading ?? options['after-heading'],
  paragraph: options.paragraph,
  end: flags.has('end') ? 'end' : undefined,
});

/** What is wrong with the options of a place or its content, a Korean sentence. */
export function insertionMisuse(given: Arguments): string | null {
  const { options, flags } = given;
  const places = Object.values(placesOf(given)).filter((one) => one !== undefined);
  if (places.length > 1 || (options.heading && options['after-heading']))
    return '--at, --heading, --paragraph, --end 가운데 하나만 써 주세요.';
  if (options.look !== undefined && !/^(auto|own|[1-9]\d{0,3})$/.test(options.look))
    return '--look에는 auto, own이나 outline이 알려 준 표의 번호를 적어 주세요.';
  if (flags.has('before') && flags.has('replace')) return '--before와 --replace 가운데 하나만 써 주세요.';
  if (flags.has('end') && (flags.has('before') || flags.has('replace')))
    return '--end에는 --before나 --replace를 쓸 수 없어요.';
  if (places.length === 0 && (options.what || options.requirements || options.chapter))
    return '넣을 자리를 --at, --heading, --paragraph, --end 가운데 하나로 적어 주세요.';
  if (options.paragraph !== undefined && !/^[1-9]\d{0,6}$/.test(options.paragraph))
    return '--paragraph에는 outline이 알려 준 번호를 적어 주세요.';
  if (options.what === 'chapter' ? options.chapter === undefined : options.chapter !== undefined)
    return '--what chapter에는 --chapter로 장을 적어 주세요.';
  if (options.what && options.what !== 'cards' && options.what !== 'chapter') {
    if (partOf(options.what) === null)
      return `--what에 쓸 수 없는 값이에요: ${options.what}. 쓸 수 있는 값: cards, summary, list, chapter, ${derivedParts.join(', ')}`;
    if (options.requirements) return '--requirements는 --what cards에만 써요.';
  }
  return null;
}

/** The one insertion the options ask for; null when they name no place. */
export function askedInsertion(given: Arguments, project: Asked): Result<Choice> | null {
  const place = askedPlace(given);
  if (!place) return null;
  const what = askedContent(given, place, project);
  return what.ok ? ok({ place, what: what.value }) : what;
}

/** The look of tables; `auto` unless said otherwise. */
export function askedLook({ options: { look = 'auto' } }: Arguments): TableLook {
  return look === 'auto' || look === 'own' ? look : Number(look) - 1;
}

function askedPlace(given: Arguments): Choice['place'] | null {
  const { at, heading, paragraph, end } = placesOf(given);
  const chosen = given.flags.has('before') ? 'before' : given.flags.has('replace') ? 'replace' : null;
  if (at !== undefined) return { kind: 'placeholder', text: at, ...(chosen ? { position: chosen } : {}) };
  if (heading !== undefined) return { kind: 'headingText', text: heading, position: chosen ?? 'after' };
  if (paragraph !== undefined)
    return { kind: 'paragraph', index: Number(paragraph) - 1, position: chosen ?? 'after' };
  return end === undefined ? null : { kind: 'end' };
}

/** Without `--what`, a placeholder of the vocabulary says itself what it wants. */
function askedContent({ options }: Arguments, place: Choice['place'], project: Asked): Result<Insertable> {
  if (options.requirements !== undefined) return askedCards(options.requirements, project);
  if (options.chapter !== undefined) return askedChapter(options.chapter, project);
  const part = options.what === undefined ? null : partOf(options.what);
  if (part) return ok({ kind: 'part', part });
  const said =
    options.what === undefined && place.kind === 'placeholder' ? readPlaceholder(place.text, project) : null;
  return said ?? ok({ kind: 'cards', requirementIds: null });
}
