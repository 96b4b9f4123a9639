import { expect, test } from 'vitest';
import type { Failure, FailureType } from '../../../../shared/ipc/failure';
import { explainFailure } from '../../../../shared/ipc/failureText';

const fileName = '제안요청서.docx';

/** One of each; the type checker asks for a line when a failure is added. */
const examples: { [T in FailureType]: Extract<Failure, { type: T }> } = {
  invalidInput: {
    type: 'invalidInput',
    problems: [{ path: 'facts.totalBudget', message: '0보다 커야 해요.' }],
  },
  invalidJson: { type: 'invalidJson', fileName: 'facts.json', detail: '3번째 줄' },
  noFormPlaceholder: { type: 'noFormPlaceholder', fileName },
  formIncomplete: {
    type: 'formIncomplete',
    fileName,
    unknown: [{ written: '{{사업멍}}', suggestion: '{{사업명}}' }],
    unfilled: ['{{입찰공고일}}'],
    refused: [{ written: '{{총예산}}', place: '본문', reason: '변경 내용 추적으로 지운 글 안' }],
  },
  formNotFound: { type: 'formNotFound' },
  formsDamaged: { type: 'formsDamaged', detail: '3번째 줄을 읽지 못했어요.' },
  tooManyForms: { type: 'tooManyForms', limit: 200 },
  fileNotFound: { type: 'fileNotFound', fileName },
  fileInUse: { type: 'fileInUse', fileName },
  permissionDenied: { type: 'permissionDenied', fileName },
  readOnly: { type: 'readOnly', fileName },
  diskFull: { type: 'diskFull', fileName },
  deviceFailed: { type: 'deviceFailed', fileName, code: 'EIO' },
  fileTooLarge: { type: 'fileTooLarge', fileName, limitMegabytes: 64 },
  invalidFileName: { type: 'invalidFileName', fileName: 'a:b.docx' },
  folderNotFound: { type: 'folderNotFound', folderName: '내보내기' },
  folderUnsuitable: { type: 'folderUnsuitable', folderName: '/mnt/usb', reason: '파일을 쓰지 못했어요.' },
  folderHoldsProjects: { type: 'folderHoldsProjects', folderName: '/mnt/usb' },
  noDataFolder: { type: 'noDataFolder' },
  wouldOverwriteInput: { type: 'wouldOverwriteInput', fileName },
  fileChanged: { type: 'fileChanged', fileName },
  staleFileToken: { type: 'staleFileToken' },
  emptyFile: { type: 'emptyFile', fileName: '사진.jpg' },
  runnableFile: { type: 'runnableFile', fileName: '설치.exe' },
  evidenceFull: { type: 'evidenceFull', fileName: '영상.mp4', limitMegabytes: 200 },
  tooManyEvidence: { type: 'tooManyEvidence', fileName: '사진.jpg', limit: 1_000 },
  evidenceAttached: { type: 'evidenceAttached', fileName: '회의록.pdf' },
  evidenceNotFound: { type: 'evidenceNotFound' },
  evidenceMissing: { type: 'evidenceMissing', fileName: '회의록.pdf' },
  evidenceChanged: { type: 'evidenceChanged', fileName: '회의록.pdf' },
  notOpenable: { type: 'notOpenable', fileName: '자료.zip' },
  notProjectFile: { type: 'notProjectFile', fileName: 'p.baljugil', reason: 'otherArchive' },
  projectFileDamaged: { type: 'projectFileDamaged', fileName: 'p.baljugil', detail: '파일이 잘렸어요.' },
  newerVersion: { type: 'newerVersion', fileName: 'p.baljugil', version: 9, supported: 1 },
  passwordRequired: { type: 'passwordRequired', fileName: 'p.baljugil' },
  wrongPassword: { type: 'wrongPassword', fileName: 'p.baljugil' },
  lossNotConfirmed: { type: 'lossNotConfirmed', removed: 30, total: 100 },
  projectNotFound: { type: 'projectNotFound', projectId: 'p' },
  projectDamaged: { type: 'projectDamaged', projectId: 'p', detail: '기록이 없어요.' },
  projectInUse: {
    type: 'projectInUse',
    projectId: 'p',
    owner: '김하늘',
    host: 'PC-7',
    since: '2026-11-20T08:30:00.000Z',
    isBreakable: true,
  },
  readOnlyProject: { type: 'readOnlyProject', projectId: 'p' },
  lockLost: { type: 'lockLost', projectId: 'p' },
  migrationStopped: {
    type: 'migrationStopped',
    projectId: 'p',
    projectName: '통합민원 고도화',
    detail: '백업할 곳이 없어요.',
  },
  projectConflict: {
    type: 'projectConflict',
    projectId: 'p',
    mine: {
      projectId: 'q',
      projectName: '통합민원 고도화 (충돌 사본)',
      requirementCount: 3,
      revision: 4,
      changedAt: '2026-11-20T08:30:00.000Z',
      changedBy: '김하늘',
    },
    theirs: null,
    differences: null,
  },
  notEnoughSpace: {
    type: 'notEnoughSpace',
    fileName: '사본.baljugil',
    neededBytes: 12_000_000,
    freeBytes: 300_000,
  },
  lockChanged: { type: 'lockChanged', projectId: 'p' },
  backupNotFound: { type: 'backupNotFound', projectId: 'p', backupId: '20261120-1730-daily.baljugil' },
  revisionMismatch: { type: 'revisionMismatch', projectId: 'p' },
  operationRejected: {
    type: 'operationRejected',
    operation: 'editFacts',
    reason: '고칠 요구사항이 없습니다.',
  },
  nothingToUndo: { type: 'nothingToUndo' },
  nothingToRedo: { type: 'nothingToRedo' },
  notWordDocument: { type: 'notWordDocument', fileName, reason: 'notArchive' },
  protectedByDrm: { type: 'protectedByDrm', fileName, product: null },
  encryptedDocument: { type: 'encryptedDocument', fileName },
  legacyWordFormat: { type: 'legacyWordFormat', fileName: '작년.doc' },
  hangulFormat: { type: 'hangulFormat', fileName: '작년.hwp', kind: 'hwp' },
  strictDocument: { type: 'strictDocument', fileName },
  damagedDocument: { type: 'damagedDocument', fileName, detail: '표가 닫히지 않았어요.' },
  documentTooComplex: { type: 'documentTooComplex', fileName, detail: '파일이 3,000개예요.' },
  placeholderNotFound: { type: 'placeholderNotFound', placeholder: '{{요구사항}}', elsewhere: ['머리글'] },
  placeholderAmbiguous: { type: 'placeholderAmbiguous', placeholder: '{{요구사항}}', count: 2 },
  contentNotFound: { type: 'contentNotFound', what: 'CSR-099', available: ['CSR-001'] },
  noKnownPlaceholder: { type: 'noKnownPlaceholder', fileName: '서식.docx' },
  originalUnknown: { type: 'originalUnknown', fileName: '서식.docx' },
  editedInWord: { type: 'editedInWord', titles: ['CSR-003 서비스 메시'] },
  undecidedChanges: { type: 'undecidedChanges', titles: ['CSR-003 서비스 메시'] },
  placeNotFound: { type: 'placeNotFound', place: '3번째 문단' },
  placeUnsuitable: { type: 'placeUnsuitable', place: '{{요구사항}}', reason: 'insideTextBox' },
  headingNotFound: { type: 'headingNotFound', heading: '상세 요구', similar: ['상세 요구사항'] },
  headingAmbiguous: { type: 'headingAmbiguous', heading: '개요', count: 3 },
  nothingToInsert: { type: 'nothingToInsert' },
  noRequirementsFound: { type: 'noRequirementsFound', fileName: '남의 제안요청서.docx' },
  cancelled: { type: 'cancelled' },
  workerFailed: { type: 'workerFailed', detail: '메모리 부족' },
  notAvailableHere: { type: 'notAvailableHere', what: '폴더 열기' },
  unknownCall: { type: 'unknownCall', call: 'x.y' },
  forbidden: { type: 'forbidden' },
  contentDamaged: { type: 'contentDamaged', file: 'stages.json', detail: 'id가 겹쳐요.' },
  settingsDamaged: { type: 'settingsDamaged', detail: '' },
  notContentPack: { type: 'notContentPack', fileName: '사업.baljugil', reason: 'other', is: 'projectFile' },
  packDamaged: { type: 'packDamaged', fileName: '구청.baljugil-content', detail: '파일이 잘렸어요.' },
  packContradicts: {
    type: 'packContradicts',
    fileName: '구청.baljugil-content',
    file: 'law.json',
    detail: 'id 값이 두 번 있습니다.',
  },
  packOlder: { type: 'packOlder', name: '구청', version: '1.0', installed: '1.1' },
  packItemUnknown: { type: 'packItemUnknown', fileName: '구청.baljugil-content', items: ['cloud.none'] },
  packNotInstalled: { type: 'packNotInstalled', name: '구청' },
  packFileName: { type: 'packFileName', fileName: '구청.baljugil' },
  noContentFiles: { type: 'noContentFiles', folderName: '빈 폴더' },
  unexpected: { type: 'unexpected', reference: '20261120-1' },
};

test.each(Object.values(examples))('$type says in Korean what happened and what to do', (failure) => {
  const { what, todo } = explainFailure(failure);
  for (const sentence of [what, todo]) {
    expect(sentence).toMatch(/[가-힣]/);
    expect(sentence).not.toMatch(/undefined|\[object|이\(가\)|을\(를\)|은\(는\)/);
  }
  expect(todo).toMatch(/(요\.|요: .+|\))$/);
});

test('a failure about a file names the file', () => {
  expect(explainFailure(examples.fileInUse).what).toBe('다른 프로그램이 제안요청서.docx를 쓰고 있어요.');
});
