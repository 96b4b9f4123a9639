import type { Content } from '../content/content';
import type { ContentProblem } from '../content/contentFiles';
import { contentProblem } from '../content/contentProblem';
import { isSame } from '../json/isSame';
import { overlayContent } from './overlayContent';
import type { PackItem } from './packItem';
import { compareVersions } from './packVersion';

/** Why the items cannot be put over the content; `null` when they can. */
export function packProblem(content: Content, items: readonly PackItem[]): ContentProblem | null {
  return versionProblem(content, items) ?? contentProblem(overlayContent(content, items));
}

/** A requirement changed under the number of a version projects already name. */
export function versionProblem(content: Content, items: readonly PackItem[]): ContentProblem | null {
  for (const { kind, file, value } of items) {
    if (kind !== 'requirement') continue;
    const ours = content.requirementTemplates.find((one) => one.id === value.id);
    if (!ours || isSame(ours, value) || compareVersions(value.version, ours.version) > 0) continue;
    return {
      file,
      detail: `내용이 지금 것과 다른데 version ${value.version}이 지금의 ${ours.version}보다 높지 않습니다.`,
    };
  }
  return null;
}
