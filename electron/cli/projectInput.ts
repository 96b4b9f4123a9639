import { projectFileExtension } from '../../shared/project/projectFile';

/** The project file most commands read. */
export const projectInput = {
  name: `사업${projectFileExtension}`,
  description: '읽을 사업 파일. 바꾸지 않아요.',
};
