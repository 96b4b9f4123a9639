import path from 'node:path';
import { recognizeFile } from '../../shared/docx/recognizeFile';
import type { KeptForm } from '../../shared/ipc/calls';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { strictJson } from '../../shared/json/strictJson';
import { z } from '../../shared/zod';
import { type EvidenceSource, openEvidenceFolder } from './evidenceFolder';
import { createFolders, type FileSystem, nodeFileSystem } from './fileSystem';
import { readFileSafely } from './readFileSafely';
import { replaceFile } from './replaceFile';

/** Inside the data folder: `forms.json` and each form under the SHA-256 of its bytes. */
export const formsFolderName = 'forms';
const listName = 'forms.json';
const listLimitBytes = 1_048_576;
export const keptFormsLimit = 500;

const keptFormSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f-]{1,64}$/),
  name: z.string().min(1).max(120),
  agency: z.string().max(120),
  fileName: z.string().min(1).max(255),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sizeBytes: z.int().min(1),
  addedAt: z.iso.datetime(),
});
const listSchema = z.strictObject({
  version: z.literal(1),
  forms: z.array(keptFormSchema).max(keptFormsLimit),
});

/** The forms of agencies kept on this PC. A list that cannot be read is `formsDamaged` and never written over. */
export interface KeptForms {
  /** By agency, then by name. */
  list(): Promise<Result<KeptForm[]>>;
  keep(source: EvidenceSource, names: { name: string; agency: string }): Promise<Result<KeptForm>>;
  rename(id: string, names: { name: string; agency: string }): Promise<Result<KeptForm>>;
  remove(id: string): Promise<Result<null>>;
  /** The bytes, proven by their hash. */
  read(id: string): Promise<Result<{ form: KeptForm; bytes: Uint8Array }>>;
}

export interface KeptFormsOptions {
  now: () => Date;
  newId: () => string;
  fileSystem?: FileSystem;
}

export function openKeptForms(
  dataFolder: string,
  { now, newId, fileSystem = nodeFileSystem }: KeptFormsOptions,
): KeptForms {
  const folder = path.join(dataFolder, formsFolderName);
  const listFile = path.join(folder, listName);
  const files = openEvidenceFolder(folder, { fileSystem });
  let turn: Promise<unknown> = Promise.resolve();

  /** One change at a time, each on the list as it is on disk. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = turn.then(work, work);
    turn = next.catch(() => undefined);
    return next;
  }

  async function readList(): Promise<Result<KeptForm[]>> {
    const bytes = await readFileSafely(listFile, { limitBytes: listLimitBytes, fileSystem });
    if (!bytes.ok) return bytes.failure.type === 'fileNotFound' ? ok([]) : bytes;
    const json = strictJson(bytes.value);
    if (!json.ok) return fail({ type: 'formsDamaged', detail: json.detail });
    const list = listSchema.safeParse(json.value);
    return list.success
      ? ok(list.data.forms)
      : fail({ type: 'formsDamaged', detail: '목록의 모양이 올바르지 않아요.' });
  }

  async function writeList(forms: readonly KeptForm[]): Promise<Result<null>> {
    await createFolders(fileSystem, folder);
    const text = `${JSON.stringify({ version: 1, forms }, null, 2)}\n`;
    const written = await replaceFile(listFile, new TextEncoder().encode(text), { fileSystem });
    return written.ok ? ok(null) : written;
  }

  const find = async (id: string): Promise<Result<{ forms: KeptForm[]; form: KeptForm }>> => {
    const forms = await readList();
    if (!forms.ok) return forms;
    const form = forms.value.find((one) => one.id === id);
    return form ? ok({ forms: forms.value, form }) : fail({ type: 'formNotFound' });
  };

  return {
    async list() {
      const forms = await readList();
      if (!forms.ok) return forms;
      const inOrder = (a: KeptForm, b: KeptForm) =>
        a.agency.localeCompare(b.agency, 'ko') || a.name.localeCompare(b.name, 'ko');
      return ok([...forms.value].sort(inOrder));
    },

    keep: (source, names) =>
      inTurn(async () => {
        const forms = await readList();
        if (!forms.ok) return forms;
        if (forms.value.length >= keptFormsLimit)
          return fail({ type: 'tooManyForms', limit: keptFormsLimit });
        const kept = await files.keep(source, (head) =>
          recognizeFile(head).kind === 'zip'
            ? null
            : { type: 'notWordDocument', fileName: source.name, reason: 'notArchive' },
        );
        if (!kept.ok) return kept;
        const { sha256, sizeBytes, isNew } = kept.value;
        const same = forms.value.find(
          (one) => one.sha256 === sha256 && one.name === names.name && one.agency === names.agency,
        );
        if (same) return ok(same);
        const fileName = source.name.slice(-255);
        const form = { id: newId(), ...names, fileName, sha256, sizeBytes, addedAt: now().toISOString() };
        const written = await writeList([...forms.value, form]);
        if (written.ok) return ok(form);
        if (isNew) await files.forget([sha256]);
        return written;
      }),

    rename: (id, names) =>
      inTurn(async () => {
        const found = await find(id);
        if (!found.ok) return found;
        const form = { ...found.value.form, ...names };
        const written = await writeList(found.value.forms.map((one) => (one.id === id ? form : one)));
        return written.ok ? ok(form) : written;
      }),

    remove: (id) =>
      inTurn(async () => {
        const found = await find(id);
        if (!found.ok) return found;
        const { forms, form } = found.value;
        const left = forms.filter((one) => one.id !== id);
        const written = await writeList(left);
        if (!written.ok) return written;
        if (!left.some(({ sha256 }) => sha256 === form.sha256)) await files.forget([form.sha256]);
        return ok(null);
      }),

    async read(id) {
      const found = await find(id);
      if (!found.ok) return found;
      const { form } = found.value;
      const bytes = await files.read(form);
      if (bytes.ok) return ok({ form, bytes: bytes.value });
      const isGone = bytes.failure.type === 'evidenceMissing' || bytes.failure.type === 'evidenceChanged';
      return isGone ? fail({ type: 'formNotFound' }) : bytes;
    },
  };
}
