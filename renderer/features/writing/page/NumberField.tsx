import type { Requirement } from '../../../../shared/requirement/requirement';
import { notify } from '../../../ui';
import { applyChange, projectNow } from '../applyChange';
import { useWriting } from '../writingStore';
import styles from './Card.module.css';
import { CardText } from './CardText';
import { readNumber } from './readNumber';

/** 고유번호 as text: `CSR-003`, or only the number, or another code the project knows. */
export function NumberField({
  requirement,
  number,
  live,
}: {
  requirement: Requirement;
  number: string;
  live: boolean;
}) {
  const commit = (text: string) => {
    const project = projectNow();
    const read = readNumber(text, requirement.categoryCode, project?.categories.map((one) => one.code) ?? []);
    if (read === null) {
      notify.info('고유번호를 알아볼 수 없어요', `${number}처럼 분류 코드와 1~9999의 숫자로 적어 주세요.`);
      return false;
    }
    const { categoryCode } = read;
    const changes = categoryCode === requirement.categoryCode ? { number: read.number } : read;
    void applyChange([{ type: 'editRequirement', id: requirement.id, changes }]).then((done) => {
      if (done && categoryCode !== requirement.categoryCode)
        useWriting
          .getState()
          .set({ view: { kind: 'category', code: categoryCode }, selectedId: requirement.id });
    });
    return undefined;
  };
  return (
    <CardText
      live={live}
      className={styles.number}
      label={`${number} 고유번호`}
      value={number}
      maxLength={20}
      commitOnLeave
      onCommit={commit}
    />
  );
}
