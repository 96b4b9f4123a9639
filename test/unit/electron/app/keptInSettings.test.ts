import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { laterSettings } from '../../../../electron/app/laterSettings';
import { inRecentOrder, withOpened, withPin } from '../../../../electron/app/recentProjects';
import { openSeenProjects } from '../../../../electron/app/seenProjects';
import {
  openSettings,
  type Recent,
  type SettingsStore,
  settingsFileName,
} from '../../../../electron/storage/settings';
import { fail } from '../../../../shared/ipc/failure';

let folder: string;
let settings: SettingsStore;
/** Work that is due some time later, as the program's clock would do it. */
let due: (() => void)[];
const timer = (_milliseconds: number, work: () => void) => {
  due.push(work);
  return () => {
    due = due.filter((one) => one !== work);
  };
};
const opened = () =>
  openSettings(folder, {
    defaults: { displayName: '', colorScheme: 'auto', textScale: 1 },
    now: () => new Date(),
  });
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'baljugil-kept-'));
  due = [];
  settings = opened();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const link = (letter: string) => letter.repeat(64);

describe('what projects were when last seen', () => {
  test('is kept after a pause, not at every change', async () => {
    const seen = openSeenProjects(settings, '/data', { timer });
    for (let revision = 1; revision <= 50; revision++) seen.note('a', { revision, link: link('f') });
    expect(due).toHaveLength(1);
    expect(settings.recall('seen')).toBeNull();
    await seen.flush();
    expect(openSeenProjects(opened(), '/data', { timer }).known('a')).toEqual({
      revision: 50,
      link: 'f'.repeat(16),
    });
  });

  test('belongs to one folder: in another nothing is missed', async () => {
    const seen = openSeenProjects(settings, '/data', { timer });
    seen.note('a', { revision: 3, link: link('a') });
    await seen.flush();
    expect(openSeenProjects(opened(), '/other', { timer }).ids()).toEqual([]);
  });

  test('is forgotten with the project', async () => {
    const seen = openSeenProjects(settings, '/data', { timer });
    seen.note('a', { revision: 3, link: link('a') });
    seen.forget('a');
    await seen.flush();
    expect(openSeenProjects(opened(), '/data', { timer }).known('a')).toBeNull();
  });

  test('stays small with thousands of projects: the ones seen last stay', async () => {
    const seen = openSeenProjects(settings, '/data', { timer });
    for (let number = 0; number < 3_000; number++)
      seen.note(`a0000000-0000-4000-8000-${String(number).padStart(12, '0')}`, {
        revision: number,
        link: link('e'),
      });
    await seen.flush();
    expect(seen.ids()).toHaveLength(200);
    expect(seen.ids().at(-1)).toContain('2999');
    expect(statSync(path.join(folder, settingsFileName)).size).toBeLessThan(32_000);
  });

  test('that cannot be written stops nothing', async () => {
    const broken: SettingsStore = {
      ...settings,
      notices: [],
      read: () => settings.read(),
      recall: () => null,
      change: async () => fail({ type: 'diskFull', fileName: settingsFileName }),
    };
    const seen = openSeenProjects(broken, '/data', { timer });
    seen.note('a', { revision: 1, link: link('a') });
    await expect(seen.flush()).resolves.toBeUndefined();
    expect(seen.known('a')?.revision).toBe(1);
  });
});

describe('the place of the window', () => {
  const place = (x: number) => ({ x, y: 0, width: 1_366, height: 860, isMaximized: false });

  test('is written once the window is still, and at the end', async () => {
    const later = laterSettings(settings, timer);
    for (let x = 0; x < 100; x++) later.note({ window: place(x) });
    expect(due).toHaveLength(1);
    expect(later.recall('window')).toEqual(place(99));
    expect(opened().recall('window')).toBeNull();
    due[0]?.();
    await expect.poll(() => opened().recall('window')).toEqual(place(99));
    later.note({ window: place(7) });
    await later.flush();
    expect(opened().recall('window')).toEqual(place(7));
  });

  test('that makes no sense is as good as none', () => {
    writeFileSync(path.join(folder, settingsFileName), JSON.stringify({ window: { x: 1e12, y: 0 } }));
    expect(opened().recall('window')).toBeNull();
    expect(readFileSync(path.join(folder, settingsFileName), 'utf8')).toContain('window');
  });
});

describe('recent projects', () => {
  const recent = (projectId: string, isPinned = false): Recent => ({
    projectId,
    openedAt: '2026-11-20',
    isPinned,
  });
  const project = (id: string, changedAt: string, openedAt: string | null = null, isPinned = false) => ({
    id,
    projectName: id,
    agency: '',
    changedAt,
    requirementCount: 0,
    stageName: '',
    isSample: false,
    openedAt,
    isPinned,
  });

  test('the one opened last comes first, once', () => {
    const list = withOpened([recent('a'), recent('b', true)], 'b', '2026-11-21');
    expect(list).toEqual([{ ...recent('b', true), openedAt: '2026-11-21' }, recent('a')]);
  });

  test('old ones are let go, pinned ones are not', () => {
    const many = Array.from({ length: 40 }, (_, number) => recent(`p${number}`, number === 39));
    const list = withOpened(many, 'new', '2026-11-21');
    expect(list).toHaveLength(31);
    expect(list.map((one) => one.projectId)).toContain('p39');
    expect(list.map((one) => one.projectId)).not.toContain('p38');
  });

  test('one never opened here can be pinned too', () => {
    expect(withPin([], 'a', true, '2026-11-21')).toEqual([
      { projectId: 'a', openedAt: '2026-11-21', isPinned: true },
    ]);
    expect(withPin([recent('a', true)], 'a', false, 'x')).toEqual([recent('a')]);
  });

  test('pinned ones lead, then what was opened or changed last', () => {
    const order = inRecentOrder([
      project('old', '2026-01-01'),
      project('opened', '2026-01-01', '2026-11-20'),
      project('changed', '2026-11-21', '2026-01-01'),
      project('pinned', '2025-01-01', null, true),
    ]);
    expect(order.map((one) => one.id)).toEqual(['pinned', 'changed', 'opened', 'old']);
  });
});
