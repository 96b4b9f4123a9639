import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The fonts of Windows stand-ins are drawn with here. */
export const fontStandIns = { '맑은 고딕': 'NanumGothic', 바탕: 'NanumMyeongjo' };

/** LibreOffice with a profile and a font table of its own, in a temporary folder. */
export interface Office {
  folder: string;
  /** Converts a file; answers the path of the new one. `filter` is LibreOffice's name after the colon, if any. */
  convert(source: string, to: string, filter?: string): Promise<string>;
  /** Converts files of one kind at once; answers the paths of the new ones in the same order. */
  convertAll(
    sources: readonly string[],
    to: string,
    filter?: string,
    inputFilter?: string,
  ): Promise<string[]>;
  /** Removes the folder. */
  stop(): Promise<void>;
}

export async function startOffice(): Promise<Office> {
  for (const [program, packageName] of [
    ['soffice', 'libreoffice-writer-nogui'],
    ['pdftotext', 'poppler-utils'],
  ] as const)
    await run('sh', ['-c', `command -v ${program}`]).catch(() => {
      throw new Error(`${program} is missing: install ${packageName}`);
    });
  const folder = await mkdtemp(join(tmpdir(), 'baljugil-office-'));
  const fonts = join(folder, 'fonts.conf');
  const aliases = Object.entries(fontStandIns).map(
    ([name, standIn]) =>
      `<match target="pattern"><test name="family"><string>${name}</string></test><edit name="family" mode="assign" binding="strong"><string>${standIn}</string></edit></match>`,
  );
  await writeFile(
    fonts,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>${aliases.join('')}</fontconfig>`,
  );
  const out = join(folder, 'out');
  await mkdir(out);
  async function convertAll(
    sources: readonly string[],
    to: string,
    filter?: string,
    inputFilter?: string,
  ): Promise<string[]> {
    await run(
      'soffice',
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        ...(inputFilter ? [`--infilter=${inputFilter}`] : []),
        '--convert-to',
        filter ? `${to}:${filter}` : to,
        '--outdir',
        out,
        ...sources,
      ],
      { env: { ...process.env, FONTCONFIG_FILE: fonts }, timeout: 120_000 },
    );
    const targets = sources.map((source) => join(out, `${basename(source, extname(source))}.${to}`));
    for (const target of targets) await readFile(target);
    return targets;
  }
  return {
    folder,
    convertAll,
    async convert(source, to, filter) {
      const [target = ''] = await convertAll([source], to, filter);
      return target;
    },
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Text of each page as printed. */
export async function pageTexts(pdf: string): Promise<string[]> {
  const { stdout } = await run('pdftotext', ['-layout', pdf, '-'], { maxBuffer: 64 * 1024 * 1024 });
  return stdout.split('\f').slice(0, -1);
}

/** Names of the fonts a PDF draws with, without the subset prefix. */
export async function fontNames(pdf: string): Promise<string[]> {
  const { stdout } = await run('pdffonts', [pdf]);
  return stdout
    .split('\n')
    .slice(2)
    .filter((line) => line.trim() !== '')
    .map((line) => (line.split(/\s+/)[0] ?? '').replace(/^[A-Z]{6}\+/, ''));
}

export interface PrintedLine {
  page: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  text: string;
}

/** Every printed line with its box in points from the page's upper left corner. */
export async function printedLines(pdf: string): Promise<PrintedLine[]> {
  const { stdout } = await run('pdftotext', ['-bbox-layout', pdf, '-'], { maxBuffer: 256 * 1024 * 1024 });
  return stdout.split('<page ').flatMap((page, number) =>
    [
      ...page.matchAll(
        /<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/line>/gs,
      ),
    ].map(([, left, top, right, bottom, words]) => ({
      page: number,
      left: Number(left),
      right: Number(right),
      top: Number(top),
      bottom: Number(bottom),
      text: [...(words ?? '').matchAll(/<word[^>]*>(.*?)<\/word>/gs)].map((match) => match[1]).join(' '),
    })),
  );
}

/** Pairs of lines printed over each other by more than a third of their height. */
export function overlappingLines(lines: readonly PrintedLine[]): string[] {
  const found: string[] = [];
  for (const [index, a] of lines.entries()) {
    for (const b of lines.slice(index + 1)) {
      if (b.page !== a.page) break;
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      if (width > 1 && height > Math.min(a.bottom - a.top, b.bottom - b.top) / 3)
        found.push(`page ${a.page}: «${a.text}» and «${b.text}»`);
    }
  }
  return found;
}
