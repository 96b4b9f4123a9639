import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Content } from '../../shared/content/content';
import { estimatePages } from '../../shared/docx/estimatePages';
import { metricsOf } from '../../shared/docx/fontMetrics';
import { HeadingCounter } from '../../shared/docx/wordNumbering';
import { writeDocx } from '../../shared/docx/writeDocx';
import type { Project } from '../../shared/project/project';
import { buildRfpDocument } from '../../shared/rfp/buildRfpDocument';
import { aPicture } from '../support/aProject';
import { aPictureOf, aShapedProject, aWideTable, withBlocks } from '../support/aShapedProject';
import { shippedContent } from '../support/content';
import { lintDocx } from '../support/docxFiles';
import {
  fontStandIns,
  type Office,
  overlappingLines,
  pageTexts,
  printedLines,
  startOffice,
} from '../support/libreOffice';
import { schemaErrors } from '../support/openXml';

let office: Office;
let content: Content;

beforeAll(async () => {
  office = await startOffice();
  content = await shippedContent();
});
afterAll(() => office.stop());

const pixel = aPicture('pixel');
const pictures = [
  aPictureOf('logo', 400, 160, pixel),
  aPictureOf('wide', 1600, 700, pixel),
  aPictureOf('tall', 500, 2600, pixel),
];

interface Shape {
  project: () => Project;
  /** Pages our estimate may be off anywhere in the document. */
  off: number;
}

/** How far the estimate was off when it was last measured: 1 or 2 of 50 pages, 7 of 114, 11 of 319. Long cards add up. */
const shapes: Record<string, Shape> = {
  '10 requirements': { project: () => aShapedProject(content, 10), off: 1 },
  '50 requirements': { project: () => aShapedProject(content, 50), off: 7 },
  '300 requirements, the short card': {
    project: () => aShapedProject(content, 300, { layout: { card: 'short' } }),
    off: 11,
  },
  'tables turned sideways': {
    project: () => withBlocks(aShapedProject(content, 10), [aWideTable(5), aWideTable(60)]),
    off: 1,
  },
  'pictures, a logo and 개정 이력, in larger type': {
    project: () =>
      withBlocks(
        aShapedProject(content, 10, {
          images: pictures,
          layout: {
            logo: 'logo',
            bodyPt: 12,
            tablePt: 11,
            margins: { top: 25, bottom: 25, left: 25, right: 25 },
          },
          revisions: [{ id: 'r', version: '1.0', date: '2026-11-20', what: '공고', who: '담당자' }],
        }),
        [
          { type: 'image', image: 'wide', caption: '목표시스템 구성도', widthPercent: 80 },
          { type: 'image', image: 'tall', caption: '절차' },
        ],
      ),
    off: 2,
  },
};

/** The stand-in's widths, since LibreOffice draws with it here. */
const standIn = (font: string) =>
  metricsOf(fontStandIns[font as keyof typeof fontStandIns] === 'NanumMyeongjo' ? '나눔명조' : '나눔고딕');

const squeezed = (text: string) => text.replace(/\s+/g, '');

describe.each(Object.entries(shapes))('%s', (name, { project, off }) => {
  test('is valid, prints without empty pages or lines over each other, on the pages we expect', async () => {
    const document = buildRfpDocument(project(), content, { date: '2026-11-20T00:00:00Z' });
    const docx = await writeDocx(document);
    const path = join(
      office.folder,
      `${name.replaceAll(/\W/g, '')}${Object.keys(shapes).indexOf(name)}.docx`,
    );
    await writeFile(path, docx);
    expect(await schemaErrors(path)).toEqual([]);
    expect(lintDocx(docx)).toEqual([]);

    const pdf = await office.convert(path, 'pdf');
    const pages = (await pageTexts(pdf)).map(squeezed);
    expect(pages.filter((page) => page === '')).toEqual([]);
    expect(overlappingLines(await printedLines(pdf))).toEqual([]);

    const firstOfBody = pages.findIndex((page) => page.endsWith('-1-'));
    const counter = new HeadingCounter('Ⅰ');
    const estimated = estimatePages(document, { metrics: standIn });
    const headings = document.sections.flatMap(({ nodes }) =>
      nodes.filter((node) => node.type === 'heading'),
    );
    let at = firstOfBody;
    const errors = headings.map((heading, index) => {
      const label = heading.numbered === false ? '' : counter.next(heading.level);
      const found = pages.findIndex(
        (page, number) => number >= at && page.includes(squeezed(label + heading.text)),
      );
      expect(found, heading.text).toBeGreaterThanOrEqual(0);
      at = found;
      return Math.abs((estimated[index] ?? 0) - (found - firstOfBody + 1));
    });
    expect(errors.length).toBeGreaterThan(40);
    expect(Math.max(...errors)).toBeLessThanOrEqual(off);
  });
});
