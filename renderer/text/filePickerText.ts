export const filePickerText = {
  openWord: 'Word 문서 열기',
  openProject: '사업 파일 열기',
  openSheet: 'Excel 파일 열기',
  saveWord: 'Word 문서로 저장',
  saveProject: '사업 파일로 저장',
  saveSheet: 'Excel 파일로 저장',
  place: '위치',
  places: '자주 쓰는 위치',
  up: '상위 폴더',
  folder: '폴더',
  fileName: '파일 이름',
  emptyFolder: '이 폴더에는 폴더도 알맞은 파일도 없어요.',
  readOnly: '이 폴더에는 저장할 수 없어요. 다른 폴더를 골라 주세요.',
  open: '열기',
  save: '저장',
  cancel: '취소',
  exists: (name: string) => `같은 이름의 파일이 있어요: ${name}`,
  existsWhat: '바꾸면 지금 있는 파일의 내용은 새 문서로 바뀌어요.',
  replace: '바꾸기',
  otherName: '다른 이름으로',
  nameMissing: '파일 이름을 적어 주세요.',
  listing: (path: string) => `${path} 안의 폴더와 파일`,
  size: (bytes: number) =>
    bytes < 1_048_576
      ? `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('ko-KR')} KB`
      : `${(bytes / 1_048_576).toFixed(1)} MB`,
} as const;
