import { cleanLine } from '../../../shared/document/text';
import { bytesBase64, imageLimits, type ProjectImage, pictureSize } from '../../../shared/project/images';
import { notify } from '../../ui';
import { newId } from './newId';

/** A chosen file as a picture of the project; says why when it cannot be one. */
export async function readPicture(file: File): Promise<ProjectImage | null> {
  if (file.size > imageLimits.oneBytes) {
    notify.info(
      '그림이 너무 커요',
      `${Math.round(file.size / 1024).toLocaleString('ko-KR')} KB예요. ${Math.round(imageLimits.oneBytes / 1024).toLocaleString('ko-KR')} KB까지 넣을 수 있으니 크기를 줄여 주세요.`,
    );
    return null;
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const size = pictureSize(bytes);
  if (!size) {
    notify.info('PNG나 JPEG 그림이 아니에요', '다른 형식이면 PNG로 저장한 뒤 다시 골라 주세요.');
    return null;
  }
  return { id: newId(), ...size, data: bytesBase64(bytes), name: cleanLine(file.name).slice(0, 200) };
}
