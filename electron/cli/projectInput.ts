import { projectFileExtension } from '../../shared/project/projectFile';
import type { CommandOption } from './command';

/** The project file most commands read. */
export const projectInput = {
  name: `사업${projectFileExtension}`,
  description: '읽을 사업 파일. 바꾸지 않아요.',
};

/** Passwords are read from files: what stands on a command line is seen by every program on the PC. */
export const passwordOption: CommandOption = {
  name: 'password-file',
  value: '비밀번호.txt',
  description: '비밀번호로 잠긴 사업 파일이면, 비밀번호만 한 줄로 적은 파일.',
};
