import path from 'node:path';
import { ok } from '../../../shared/ipc/failure';
import { openExchangeFile, unlockedBytes } from '../../exchange/exchangeFile';
import { projectFileLimitBytes, writeExchangeFile } from '../../storage/projectFiles';
import { readFileSafely } from '../../storage/readFileSafely';
import type { Command } from '../command';
import { outputPath, readPassword } from '../files';
import { passwordOption } from '../projectInput';

export const unpackCommand: Command = {
  name: 'unpack',
  summary: '비밀번호로 잠긴 사업 파일을 풀어, 압축 프로그램으로도 열리는 사업 파일로 만들어요.',
  input: { name: '잠긴사업.baljugil', description: '잠긴 사업 파일. 바꾸지 않아요.' },
  options: [
    { name: 'out', value: '사업.baljugil', description: '만들 사업 파일.', isRequired: true },
    { ...passwordOption, description: '비밀번호만 한 줄로 적은 파일.', isRequired: true },
  ],
  answer: '`file`(경로·크기·SHA-256), `evidenceCount`(함께 담긴 증빙 내용의 수)',
  async run({ input, options }, context) {
    const source = context.resolve(input);
    const target = await outputPath(options.out ?? '', [source], context);
    if (!target.ok) return target;
    const password = await readPassword(options['password-file'], context);
    if (!password.ok) return password;
    const { fileSystem } = context;
    const bytes = await readFileSafely(source, { limitBytes: projectFileLimitBytes, fileSystem });
    if (!bytes.ok) return bytes;
    const fileName = path.basename(source);
    const plain = await unlockedBytes(bytes.value, fileName, { password: password.value });
    if (!plain.ok) return plain;
    const opened = await openExchangeFile(plain.value, fileName);
    if (!opened.ok) return opened;
    const written = await writeExchangeFile(target.value, plain.value, { fileSystem });
    if (!written.ok) return written;
    return ok({
      json: {
        file: { path: target.value, ...written.value },
        evidenceCount: opened.value.evidence.length,
      },
      sentences: [`풀었어요: ${target.value}`],
    });
  },
};
