import path from 'node:path';
import { shortestPassword } from '../../../shared/exchange/shortestPassword';
import { fail, ok } from '../../../shared/ipc/failure';
import { isEnvelope } from '../../exchange/envelope';
import { lockExchangeFile, openExchangeFile } from '../../exchange/exchangeFile';
import { projectFileLimitBytes, writeExchangeFile } from '../../storage/projectFiles';
import { readFileSafely } from '../../storage/readFileSafely';
import type { Command } from '../command';
import { outputPath, readPassword } from '../files';
import { projectInput } from '../projectInput';

export const packCommand: Command = {
  name: 'pack',
  summary: '사업 파일을 비밀번호로 잠가요. 내용은 그대로예요. 검증필 암호모듈은 아니에요.',
  input: projectInput,
  options: [
    { name: 'out', value: '잠근사업.baljugil', description: '만들 잠긴 파일.', isRequired: true },
    {
      name: 'password-file',
      value: '비밀번호.txt',
      description: `${shortestPassword}자 이상의 비밀번호만 한 줄로 적은 파일. 잊으면 아무도 열 수 없어요.`,
      isRequired: true,
    },
    {
      name: 'recovery-password-file',
      value: '복구.txt',
      description: '같은 파일을 여는 또 하나의 비밀번호(기관 복구용).',
    },
  ],
  answer: '`file`(경로·크기·SHA-256), `evidenceCount`(함께 담긴 증빙 내용의 수)',
  async run({ input, options }, context) {
    const source = context.resolve(input);
    const target = await outputPath(options.out ?? '', [source], context);
    if (!target.ok) return target;
    const passwords: string[] = [];
    for (const name of ['password-file', 'recovery-password-file']) {
      const password = await readPassword(options[name], context);
      if (!password.ok) return password;
      if (password.value === undefined) continue;
      if (password.value.length < shortestPassword)
        return fail({
          type: 'invalidInput',
          problems: [
            { path: name, message: `비밀번호가 짧아요. ${shortestPassword}자 이상으로 정해 주세요.` },
          ],
        });
      passwords.push(password.value);
    }
    const { fileSystem } = context;
    const bytes = await readFileSafely(source, { limitBytes: projectFileLimitBytes, fileSystem });
    if (!bytes.ok) return bytes;
    const fileName = path.basename(source);
    // Locked twice, it would open only with both passwords, one after the other.
    if (isEnvelope(bytes.value)) return fail({ type: 'passwordRequired', fileName });
    const opened = await openExchangeFile(bytes.value, fileName);
    if (!opened.ok) return opened;
    const locked = await lockExchangeFile(bytes.value, passwords);
    const written = await writeExchangeFile(target.value, locked, { fileSystem });
    if (!written.ok) return written;
    return ok({
      json: {
        file: { path: target.value, ...written.value },
        evidenceCount: opened.value.evidence.length,
      },
      sentences: [
        `잠갔어요: ${target.value}`,
        '검증필 암호모듈이 아니에요. 기관의 문서보안·보안 USB와 함께 쓰고, 비밀번호는 파일과 따로 보내 주세요.',
      ],
    });
  },
};
