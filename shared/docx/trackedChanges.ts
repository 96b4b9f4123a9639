import { addComments, type PackageChanges } from './addToPackage';
import { type OpenDocx, readPart } from './openDocx';
import { Revisions, type Tracking } from './revisions';
import type { InsertedPart } from './targetFile';
import { trackedInsertion } from './trackedInsertion';
import { TrackedRegions } from './trackedRegions';
import { toXmlText } from './xmlText';

const partsWithIds = /^(header|footer|footnotes|endnotes|comments)$/;

/** One run's tracked changes to a document, and the comments that go with them. */
export class TrackedChanges {
  readonly revisions: Revisions;
  readonly regions: TrackedRegions;
  readonly #comments: { id: number; lines: string[] }[] = [];

  constructor(
    docx: OpenDocx,
    isUsual: boolean,
    readonly tracking: Tracking,
  ) {
    this.regions = new TrackedRegions(docx.mainXml);
    const taken = this.regions.ids;
    for (const { type, target } of docx.relationships) {
      if (!partsWithIds.test(type) || !docx.archive.has(target)) continue;
      const xml = readPart(docx.archive, target, docx.fileName);
      for (const [, id] of xml.matchAll(/\s(?:[\w.-]+:)?id\s*=\s*["'](\d{1,10})["']/g)) taken.add(Number(id));
    }
    this.revisions = new Revisions(tracking, taken, isUsual);
  }

  /** Blocks of ours as an insertion, with a comment saying where the part comes from. */
  inserted(xml: string, part: InsertedPart): string {
    if (xml === '') return '';
    const { origin } = this.tracking;
    if (!origin) return trackedInsertion(xml, this.revisions, null);
    const comment = { id: this.revisions.id(), lines: originLines(part, origin) };
    this.#comments.push(comment);
    return trackedInsertion(xml, this.revisions, comment.id);
  }

  /** Puts the comments into the package. */
  finish(changes: PackageChanges): void {
    if (this.#comments.length === 0) return;
    const { who, initials } = this.revisions;
    const comments = this.#comments.map(({ id, lines }) => {
      const paragraphs = lines.map(
        (line) => `<w:p><w:r><w:t xml:space="preserve">${toXmlText(line)}</w:t></w:r></w:p>`,
      );
      return `<w:comment w:id="${id}" ${who} w:initials="${initials}">${paragraphs.join('')}</w:comment>`;
    });
    addComments(changes, comments.join(''));
  }
}

function originLines(
  { mark, source }: InsertedPart,
  { projectName, asOf }: NonNullable<Tracking['origin']>,
): string[] {
  return [
    mark ? `항목: ${mark.title}` : '',
    source ? `출처: ${source}` : '',
    projectName ? `사업: ${projectName}` : '',
    `기준일: ${asOf}`,
  ].filter((line) => line !== '');
}

/** What to know about a document with changes of ours. */
export function trackedNotes(tracked: TrackedChanges | null, leavesLine: boolean): string[] {
  if (!tracked) return [];
  const notes = [
    '변경 내용 추적으로 넣었어요. Word의 [검토]에서 적용하거나 취소할 수 있어요. 정하기 전에는 ‘지난번에 넣은 것 고치기’를 할 수 없어요.',
  ];
  if (leavesLine)
    notes.push('칸이나 문서의 맨 끝에 넣은 곳은 모두 취소해도 빈 줄 하나가 남을 수 있어요. 글은 그대로예요.');
  return notes;
}
