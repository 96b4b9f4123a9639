import { josa } from '../korean/josa';
import type { Failure, OtherFormat, PlaceProblem } from './failure';

export interface Explanation {
  /** What happened. */
  what: string;
  /** What to do about it. */
  todo: string;
}

const placeProblems: Record<PlaceProblem, string> = {
  insideField: '필드(목차·상호 참조·수식 등) 안',
  insideTextBox: '글상자 안',
  insideTrackedInsertion: '변경 내용 추적으로 삽입된 글 안',
  insideTrackedDeletion: '변경 내용 추적으로 지운 글 안',
  insideHeaderOrFooter: '머리글·바닥글 안',
  insideContentControl: '콘텐츠 컨트롤 안',
  insideNote: '각주·미주·메모 안',
};

const formatNames: Record<OtherFormat, string> = {
  hwp: '한글 문서(.hwp)',
  hwpx: '한글 문서(.hwpx)',
  legacyWord: '옛 Word 문서(.doc)',
  wordDocument: 'Word 문서(.docx)',
  encryptedOffice: '비밀번호로 암호화된 Office 문서',
  spreadsheet: 'Excel 통합 문서(.xlsx)',
  slides: 'PowerPoint 문서(.pptx)',
  pdf: 'PDF 문서',
  projectFile: '발주길잡이 사업 파일(.baljugil)',
  contentPack: '발주길잡이 내용 묶음(.baljugil-content)',
};
const documentFormats: OtherFormat[] = ['hwp', 'hwpx', 'legacyWord', 'wordDocument', 'encryptedOffice'];

/** The Korean name of a place nothing can be inserted into. */
export function placeProblemText(problem: PlaceProblem): string {
  return placeProblems[problem];
}

/** Two sentences for every failure a user can meet: what happened and what to do, in 해요체. */
export function explainFailure(failure: Failure): Explanation {
  switch (failure.type) {
    case 'invalidInput': {
      const [first, ...rest] = failure.problems;
      const more = rest.length > 0 ? ` (그 밖에 ${rest.length}곳)` : '';
      return {
        what: first
          ? `입력한 값이 맞지 않아요. ${first.path ? `${first.path}: ` : ''}${first.message}${more}`
          : '입력한 값이 맞지 않아요.',
        todo: '표시된 값을 고쳐 다시 해 주세요.',
      };
    }
    case 'invalidJson':
      return {
        what: `${josa(failure.fileName, '을/를')} JSON으로 읽을 수 없어요. ${failure.detail}`,
        todo: '쉼표와 따옴표를 확인하고 UTF-8로 저장해 주세요.',
      };
    case 'fileNotFound':
      return {
        what: `${josa(failure.fileName, '을/를')} 찾을 수 없어요.`,
        todo: '파일 이름과 위치를 확인해 주세요.',
      };
    case 'fileInUse':
      return {
        what: `다른 프로그램이 ${josa(failure.fileName, '을/를')} 쓰고 있어요.`,
        todo: 'Word나 한글에서 그 파일을 닫고 다시 해 주세요. 원래 파일은 그대로예요.',
      };
    case 'permissionDenied':
      return {
        what: `${failure.fileName}에 쓸 권한이 없어요.`,
        todo: '다른 폴더를 고르거나 관리자에게 권한을 요청해 주세요. 원래 파일은 그대로예요.',
      };
    case 'readOnly':
      return {
        what: `${josa(failure.fileName, '은/는')} 읽기 전용 위치에 있어요.`,
        todo: '쓰기 방지된 USB인지 확인하고 다른 폴더를 골라 주세요. 원래 파일은 그대로예요.',
      };
    case 'diskFull':
      return {
        what: `디스크에 남은 공간이 없어 ${josa(failure.fileName, '을/를')} 저장하지 못했어요.`,
        todo: '공간을 비우거나 다른 위치를 골라 주세요. 원래 파일은 그대로예요.',
      };
    case 'notEnoughSpace':
      return {
        what: `디스크에 빈 곳이 모자라 ${josa(failure.fileName, '을/를')} 저장하지 않았어요. ${sizeText(failure.neededBytes, Math.ceil)}가 필요한데 ${sizeText(failure.freeBytes, Math.floor)}만 남아 있어요.`,
        todo: '필요 없는 파일을 지우거나 다른 곳을 골라 주세요. 있던 것은 그대로예요.',
      };
    case 'deviceFailed':
      return {
        what: `저장 장치가 응답하지 않아 ${josa(failure.fileName, '을/를')} 다루지 못했어요. (${failure.code})`,
        todo: 'USB나 네트워크 드라이브 연결을 확인해 주세요. 원래 파일은 그대로예요.',
      };
    case 'fileTooLarge':
      return {
        what: `${josa(failure.fileName, '은/는')} 너무 커요. ${failure.limitMegabytes} MB까지 다룰 수 있어요.`,
        todo: '그림을 줄이거나 파일을 나누어 주세요.',
      };
    case 'invalidFileName':
      return {
        what: `‘${failure.fileName}’은 쓸 수 없는 파일 이름이에요.`,
        todo: '\\ / : * ? " < > | 를 빼고 짧은 이름으로 바꿔 주세요.',
      };
    case 'folderNotFound':
      return {
        what: `${josa(failure.folderName, '을/를')} 찾을 수 없어요.`,
        todo: '있는 폴더를 골라 주세요.',
      };
    case 'folderUnsuitable':
      return {
        what: `${failure.folderName}에는 자료를 둘 수 없어요. ${failure.reason}`,
        todo: '다른 폴더를 골라 주세요. 자료는 지금 있는 곳에 그대로예요.',
      };
    case 'folderHoldsProjects':
      return {
        what: `${failure.folderName}에는 다른 사업 자료가 이미 있어 그 위에 복사하지 않았어요.`,
        todo: '빈 폴더를 고르거나, 복사하지 말고 그 폴더의 자료로 바꿔 주세요.',
      };
    case 'noDataFolder':
      return {
        what: '자료 폴더가 아직 정해지지 않았거나 보이지 않아요.',
        todo: '첫 화면에서 자료 폴더를 골라 주세요.',
      };
    case 'wouldOverwriteInput':
      return {
        what: `${josa(failure.fileName, '은/는')} 지금 읽고 있는 원본이에요.`,
        todo: '원본을 지키기 위해 다른 이름으로 저장해 주세요.',
      };
    case 'fileChanged':
      return {
        what: `${josa(failure.fileName, '이/가')} 그사이 다른 곳에서 바뀌었어요.`,
        todo: '파일을 다시 열어 확인한 뒤 해 주세요.',
      };
    case 'staleFileToken':
      return { what: '파일 선택이 오래되어 쓸 수 없어요.', todo: '파일을 다시 골라 주세요.' };
    case 'emptyFile':
      return {
        what: `${josa(failure.fileName, '은/는')} 내용이 없는 빈 파일이에요.`,
        todo: '파일이 다 복사되었는지 확인하고 다시 골라 주세요.',
      };
    case 'runnableFile':
      return {
        what: `${josa(failure.fileName, '은/는')} 실행 파일이나 바로 가기라서 증빙으로 붙일 수 없어요.`,
        todo: '실행 결과 화면이나 문서를 붙여 주세요. 프로그램 자체가 산출물이면 압축 파일(.zip)로 묶어 주세요.',
      };
    case 'evidenceFull':
      return {
        what: `${josa(failure.fileName, '을/를')} 더하면 한 사업의 증빙 한도 ${failure.limitMegabytes} MB를 넘어요.`,
        todo: '사진의 크기를 줄이거나, 큰 자료는 기관의 문서고에 두고 그 번호를 메모에 적어 주세요.',
      };
    case 'tooManyEvidence':
      return {
        what: `한 사업에는 증빙을 ${failure.limit.toLocaleString('ko-KR')}개까지 붙일 수 있어 ${josa(failure.fileName, '을/를')} 붙이지 않았어요.`,
        todo: '여러 파일을 압축 파일(.zip) 하나로 묶거나, 필요 없는 증빙을 떼어 주세요.',
      };
    case 'evidenceAttached':
      return {
        what: `${josa(failure.fileName, '은/는')} 이미 이 자리에 붙어 있는 파일과 내용이 같아요.`,
        todo: '다른 파일을 고르거나 붙어 있는 증빙을 그대로 쓰면 돼요.',
      };
    case 'evidenceNotFound':
      return { what: '그 증빙을 찾을 수 없어요.', todo: '목록에서 다시 골라 주세요.' };
    case 'evidenceMissing':
      return {
        what: `${failure.fileName}의 내용이 이 PC에 없어요.`,
        todo: '증빙 목록에서 ‘백업에서 되살리기’를 누르거나, 같은 파일을 다시 붙여 주세요.',
      };
    case 'evidenceChanged':
      return {
        what: `${failure.fileName}의 내용이 붙일 때와 달라졌어요.`,
        todo: '증빙 목록에서 ‘백업에서 되살리기’를 누르거나, 같은 파일을 다시 붙여 주세요. 달라진 파일은 지우지 않아요.',
      };
    case 'notOpenable':
      return {
        what: `${josa(failure.fileName, '은/는')} 여기서 바로 여는 종류의 파일이 아니에요.`,
        todo: '사본을 저장한 뒤 알맞은 프로그램에서 열어 주세요.',
      };
    case 'notProjectFile':
      return {
        what:
          failure.reason === 'empty'
            ? `${josa(failure.fileName, '은/는')} 빈 파일이에요.`
            : `${josa(failure.fileName, '은/는')} ${failure.is ? `${formatNames[failure.is]}이고, ` : ''}발주길잡이 사업 파일(.baljugil)이 아니에요.`,
        todo:
          failure.is && documentFormats.includes(failure.is)
            ? '내보낸 사업 파일을 골라 주세요. 문서에 요구사항을 넣으려면 ‘이 문서에 바로 넣기’를 써 주세요. 파일은 바꾸지 않았어요.'
            : '내보낸 사업 파일을 골라 주세요. 파일은 바꾸지 않았어요.',
      };
    case 'projectFileDamaged':
      return {
        what: `${josa(failure.fileName, '이/가')} 손상되어 열 수 없어요. ${failure.detail}`,
        todo: '다시 복사해 오거나 백업한 파일을 열어 주세요. 파일은 바꾸지 않았어요.',
      };
    case 'newerVersion':
      return {
        what: `${josa(failure.fileName, '은/는')} 더 새로운 버전(${failure.version})에서 만들었어요. 이 프로그램은 ${failure.supported}까지 읽어요.`,
        todo: '프로그램을 새 버전으로 바꾼 뒤 열어 주세요. 파일은 바꾸지 않았어요.',
      };
    case 'passwordRequired':
      return {
        what: `${josa(failure.fileName, '은/는')} 비밀번호로 잠긴 사업 파일이에요.`,
        todo: '파일을 보낸 분에게 받은 비밀번호를 넣어 주세요.',
      };
    case 'wrongPassword':
      return {
        what: `${failure.fileName}의 비밀번호가 맞지 않아요.`,
        todo: '한/영·대문자 상태를 확인하고 다시 넣어 주세요. 비밀번호를 잊으면 아무도 열 수 없어요. 파일은 바꾸지 않았어요.',
      };
    case 'lossNotConfirmed':
      return {
        what: `바꾸면 지금 있는 요구사항 ${failure.total}건 가운데 ${failure.removed}건이 없어져요.`,
        todo: '정말 바꾸려면 없어져도 된다고 한 번 더 확인해 주세요. 아직 아무것도 바꾸지 않았어요.',
      };
    case 'projectNotFound':
      return { what: '그 사업을 찾을 수 없어요.', todo: '첫 화면의 목록에서 다시 골라 주세요.' };
    case 'projectDamaged':
      return {
        what: `사업 자료를 읽을 수 없어요. ${failure.detail}`,
        todo: '자료는 지우지 않고 그대로 두었어요. 백업한 사업 파일(.baljugil)을 가져오거나 담당자에게 알려 주세요.',
      };
    case 'projectInUse': {
      const who = [failure.owner, failure.host].filter((one) => one !== '').join(', ');
      return {
        what: `이 사업은 지금 다른 창이나 다른 PC에서 열려 있어요.${who ? ` (${who})` : ''}`,
        todo: failure.isBreakable
          ? '읽기 전용으로 열거나, 그 PC에서 닫은 뒤 다시 열어 주세요. 그 PC가 꺼진 것이 확실하면 잠금을 풀 수 있어요.'
          : '읽기 전용으로 열거나, 그 창을 닫고 다시 열어 주세요.',
      };
    }
    case 'readOnlyProject':
      return {
        what: '읽기 전용으로 연 사업이라 고치지 않았어요.',
        todo: '다른 창에서 닫은 뒤 다시 열면 고칠 수 있어요.',
      };
    case 'lockChanged':
      return {
        what: '그사이 사업을 연 사람이 바뀌어 잠금을 풀지 않았어요.',
        todo: '사업을 다시 열어 지금 누가 쓰고 있는지 확인해 주세요.',
      };
    case 'lockLost':
      return {
        what: '다른 곳에서 이 사업의 잠금을 풀고 열어, 방금 고친 것을 저장하지 않았어요.',
        todo: '고친 내용을 따로 적어 두고 사업을 다시 열어 주세요. 그 앞까지 저장한 것은 그대로예요.',
      };
    case 'migrationStopped':
      return {
        what: `‘${failure.projectName}’의 자료 형식을 새 버전에 맞게 바꾸지 못했어요. ${failure.detail} 사업은 그대로 두었어요.`,
        todo: '디스크 공간과 백업 폴더를 확인한 뒤 사업을 다시 열어 주세요. 그때까지는 읽을 수만 있어요.',
      };
    case 'projectConflict':
      return failure.mine.projectId === failure.projectId
        ? {
            what: `${josa(failure.mine.projectName, '을/를')} 다른 곳에서 먼저 바꾸었어요. 여기에서 한 변경은 모두 그 안에 있어요.`,
            todo: '사업을 다시 열어 이어서 해 주세요.',
          }
        : {
            what: `같은 사업을 다른 곳에서 먼저 바꾸었어요. 여기에서 한 변경은 ‘${failure.mine.projectName}’에 따로 저장했어요.`,
            todo: '두 사업을 견주어 보고 이어서 쓸 것을 열어 주세요. 어느 쪽도 지우지 않았어요.',
          };
    case 'backupNotFound':
      return { what: '그 백업을 찾을 수 없어요.', todo: '백업 목록을 다시 열어 골라 주세요.' };
    case 'revisionMismatch':
      return {
        what: '화면에 보이는 것과 저장된 것이 달라 저장하지 않았어요.',
        todo: '저장된 내용을 다시 불러왔으니 방금 고친 곳을 확인해 주세요.',
      };
    case 'operationRejected':
      return { what: `고치지 못했어요. ${failure.reason}`, todo: '화면을 다시 확인하고 해 주세요.' };
    case 'nothingToUndo':
      return { what: '되돌릴 것이 없어요.', todo: '더 고친 뒤에 쓸 수 있어요.' };
    case 'nothingToRedo':
      return { what: '다시 실행할 것이 없어요.', todo: '되돌린 뒤에 쓸 수 있어요.' };
    case 'notWordDocument':
      return {
        what:
          failure.reason === 'empty'
            ? `${josa(failure.fileName, '은/는')} 빈 파일이에요.`
            : `${josa(failure.fileName, '은/는')} ${failure.is ? `${formatNames[failure.is]}이고, ` : ''}Word 문서(.docx)가 아니에요.`,
        todo:
          failure.is === 'projectFile'
            ? '사업 파일은 첫 화면의 ‘열기·가져오기’로 열어 주세요.'
            : 'Word에서 열어 ‘다른 이름으로 저장 → Word 문서(.docx)’로 저장한 파일을 골라 주세요.',
      };
    case 'protectedByDrm':
      return {
        what: `${josa(failure.fileName, '은/는')} 문서보안(DRM)${failure.product ? ` ‘${failure.product}’` : ''}으로 잠긴 파일이에요.`,
        todo: '문서보안 프로그램에서 보안을 해제하거나 반출 승인을 받은 뒤 다시 골라 주세요.',
      };
    case 'encryptedDocument':
      return {
        what: `${josa(failure.fileName, '은/는')} 비밀번호로 암호화되어 있어요.`,
        todo: 'Word에서 비밀번호를 풀어 저장한 뒤 다시 골라 주세요.',
      };
    case 'legacyWordFormat':
      return {
        what: `${josa(failure.fileName, '은/는')} 옛 Word 형식(.doc)이에요.`,
        todo: 'Word에서 열어 .docx로 저장한 뒤 다시 골라 주세요.',
      };
    case 'hangulFormat':
      return {
        what: `${josa(failure.fileName, '은/는')} 한글 문서(.${failure.kind})예요.`,
        todo: '한글에서 ‘다른 이름으로 저장 → Word 문서(.docx)’로 저장한 뒤 다시 골라 주세요.',
      };
    case 'strictDocument':
      return {
        what: `${josa(failure.fileName, '은/는')} ‘Strict Open XML’ 형식이에요.`,
        todo: 'Word에서 보통의 ‘Word 문서(.docx)’로 저장한 뒤 다시 골라 주세요.',
      };
    case 'damagedDocument':
      return {
        what: `${josa(failure.fileName, '이/가')} 손상되어 읽을 수 없어요. ${failure.detail}`,
        todo: 'Word에서 열어 복구한 뒤 다시 저장해 주세요. 파일은 바꾸지 않았어요.',
      };
    case 'documentTooComplex':
      return {
        what: `${josa(failure.fileName, '은/는')} 안전하게 읽을 수 있는 한도를 넘어요. ${failure.detail}`,
        todo: '문서를 나누거나 Word에서 새 문서로 복사해 저장해 주세요.',
      };
    case 'placeholderNotFound':
      return {
        what:
          failure.elsewhere.length > 0
            ? `${josa(failure.placeholder, '을/를')} 본문에서 찾지 못했어요. ${failure.elsewhere.join(', ')}에만 있어요.`
            : `${josa(failure.placeholder, '을/를')} 문서에서 찾지 못했어요.`,
        todo: '본문에 그 자리표시자를 적거나 넣을 제목을 골라 주세요.',
      };
    case 'placeholderAmbiguous':
      return {
        what: `${josa(failure.placeholder, '이/가')} 문서에 ${failure.count}번 있어요.${failure.under ? ` 있는 곳: ${failure.under.map((one) => `‘${one}’`).join(', ')}` : ''}`,
        todo: '넣을 자리 하나만 남기고 다시 해 주세요.',
      };
    case 'placeUnsuitable':
      return {
        what: `${josa(failure.place, '은/는')} ${failure.under ? `‘${failure.under}’ 아래 ` : ''}${placeProblems[failure.reason]}에 있어 넣을 수 없어요.`,
        todo: '본문의 다른 자리를 골라 주세요. 변경 내용 추적이라면 먼저 적용하거나 취소해 주세요.',
      };
    case 'noFormPlaceholder':
      return {
        what: `${failure.fileName}에는 채울 자리({{…}})가 없어요.`,
        todo: '양식에서 채울 자리에 {{사업명}}처럼 적고 저장한 뒤 다시 골라 주세요.',
      };
    case 'formIncomplete': {
      const said = [
        failure.unfilled.length > 0 && `아직 모르는 값: ${failure.unfilled.join(', ')}`,
        failure.unknown.length > 0 &&
          `모르는 이름: ${failure.unknown.map((one) => (one.suggestion ? `${one.written}(혹시 ${one.suggestion}?)` : one.written)).join(', ')}`,
        failure.refused.length > 0 &&
          `채울 수 없는 자리: ${failure.refused.map((one) => `${one.written}(${one.place}, ${one.reason})`).join(', ')}`,
      ].filter((one) => one !== false);
      return {
        what: `${failure.fileName}의 빈 곳을 다 채우지 못했어요. ${said.join('. ')}.`,
        todo: '값을 정하거나 양식을 고쳐 다시 해 주세요. 〔작성: …〕으로 남기고 만들 수도 있어요.',
      };
    }
    case 'formNotFound':
      return { what: '저장해 둔 양식이 없어요.', todo: '양식 파일(.docx)을 다시 골라 주세요.' };
    case 'formsDamaged':
      return {
        what: `저장해 둔 양식의 목록을 읽지 못했어요. ${failure.detail}`,
        todo: '양식 파일은 자료 폴더의 forms에 그대로 있어요. forms.json을 옮겨 두고 다시 열면 목록을 새로 시작해요.',
      };
    case 'tooManyForms':
      return {
        what: `양식은 ${failure.limit}개까지 저장할 수 있어요.`,
        todo: '쓰지 않는 양식을 지우고 다시 저장해 주세요.',
      };
    case 'placeNotFound':
      return {
        what: `${josa(failure.place, '을/를')} 문서에서 찾지 못했어요.`,
        todo: '문서를 다시 열어 넣을 곳을 골라 주세요.',
      };
    case 'headingNotFound':
      return {
        what: `‘${failure.heading}’ 제목을 찾지 못했어요.${failure.similar.length > 0 ? ` 비슷한 제목: ${failure.similar.map((one) => `‘${one}’`).join(', ')}` : ''}`,
        todo: '문서에 있는 제목을 그대로 적어 주세요.',
      };
    case 'headingAmbiguous':
      return {
        what: `‘${failure.heading}’ 제목이 ${failure.count}곳에 있어요.`,
        todo: '제목을 다르게 고치거나 자리표시자를 써 주세요.',
      };
    case 'nothingToInsert':
      return { what: '넣을 요구사항이 없어요.', todo: '요구사항을 하나 이상 골라 주세요.' };
    case 'contentNotFound':
      return {
        what: `${josa(failure.what, '은/는')} 사업에 없어요.${failure.available.length > 0 ? ` 있는 것: ${failure.available.map((one) => `‘${one}’`).join(', ')}` : ''}`,
        todo: '고유번호나 장 제목을 확인해 주세요.',
      };
    case 'noKnownPlaceholder':
      return {
        what: `${failure.fileName}에 채울 수 있는 자리표시가 없어요.`,
        todo: '넣을 곳에 {{요구사항}}이나 {{총괄표}}처럼 적거나, 넣을 곳을 골라 주세요.',
      };
    case 'editedInWord':
      return {
        what: `Word에서 누가 고친 내용이 ${failure.titles.length}건 있어 바꾸지 않았어요: ${failure.titles.slice(0, 5).join(', ')}`,
        todo: '무엇이 다른지 본 뒤, 사업의 내용으로 바꾸려면 그렇게 하도록 골라 주세요. 파일은 그대로예요.',
      };
    case 'undecidedChanges':
      return {
        what: `지난번에 변경 내용 추적으로 넣었거나 그 안에서 추적된 변경 가운데 아직 정하지 않은 것이 있어 바꾸지 않았어요: ${failure.titles.slice(0, 5).join(', ')}`,
        todo: 'Word의 [검토]에서 그 변경 내용을 적용하거나 취소해 저장한 뒤 다시 해 주세요. 파일은 그대로예요.',
      };
    case 'originalUnknown':
      return {
        what: `${josa(failure.fileName, '은/는')} 창에 끌어다 놓은 문서라 원본이 어디 있는지 알 수 없어요.`,
        todo: '‘파일 고르기’로 다시 열거나 사본으로 저장해 주세요.',
      };
    case 'noRequirementsFound':
      return {
        what: `‘${failure.fileName}’에서 요구사항 표를 찾지 못했어요.`,
        todo: '‘요구사항 고유번호’나 ‘요구사항 명칭’ 같은 이름표가 있는 표가 문서에 있는지 확인해 주세요.',
      };
    case 'notContentPack':
      return {
        what:
          failure.reason === 'empty'
            ? `${josa(failure.fileName, '은/는')} 빈 파일이에요.`
            : `${josa(failure.fileName, '은/는')} ${failure.is ? `${formatNames[failure.is]}이고, ` : ''}내용 묶음(.baljugil-content)이 아니에요.`,
        todo:
          failure.is === 'projectFile'
            ? '사업 파일은 첫 화면의 ‘열기·가져오기’로 열어 주세요. 파일은 바꾸지 않았어요.'
            : '기관에서 받은 내용 묶음을 골라 주세요. 파일은 바꾸지 않았어요.',
      };
    case 'packDamaged':
      return {
        what: `${josa(failure.fileName, '이/가')} 손상되어 쓸 수 없어요. ${failure.detail}`,
        todo: '보낸 곳에서 다시 받아 주세요. 쓰던 내용은 그대로예요.',
      };
    case 'packContradicts':
      return {
        what: `${failure.fileName}의 내용이 서로 맞지 않아요. ${failure.file}: ${failure.detail}`,
        todo: '함께 쓰는 항목을 같이 고르거나, 만든 곳에 알려 고친 묶음을 받아 주세요. 쓰던 내용은 그대로예요.',
      };
    case 'packOlder':
      return {
        what: `‘${failure.name}’ 묶음은 이미 ${failure.installed} 판을 쓰고 있어요. 이 파일은 ${failure.version} 판이에요.`,
        todo: '더 새로운 판을 골라 주세요. 꼭 이 판을 쓰려면 지금 것을 뺀 뒤 설치해 주세요.',
      };
    case 'packItemUnknown':
      return {
        what: `${failure.fileName}에 없는 항목이에요: ${failure.items.slice(0, 5).join(', ')}`,
        todo: '항목의 id를 확인해 주세요. 아무것도 설치하지 않았어요.',
      };
    case 'packNotInstalled':
      return { what: `‘${failure.name}’ 묶음은 설치되어 있지 않아요.`, todo: '목록에서 다시 골라 주세요.' };
    case 'packFileName':
      return {
        what: `${josa(failure.fileName, '은/는')} 내용 묶음의 이름이 아니에요.`,
        todo: '사업 파일과 헷갈리지 않게 .baljugil-content로 끝나는 이름을 적어 주세요.',
      };
    case 'noContentFiles':
      return {
        what: `${failure.folderName}에 묶을 내용 파일이 없어요.`,
        todo: 'requirements, library 같은 폴더가 들어 있는 templates 폴더를 골라 주세요.',
      };
    case 'cancelled':
      return { what: '작업을 취소했어요.', todo: '파일은 바뀌지 않았어요.' };
    case 'workerFailed':
      return {
        what: '문서를 만드는 중에 작업이 멈췄어요.',
        todo: `파일은 바뀌지 않았어요. 다시 해 보고, 되풀이되면 담당자에게 알려 주세요. (${failure.detail})`,
      };
    case 'notAvailableHere':
      return {
        what: `${josa(failure.what, '은/는')} 이 실행 방식에서 쓸 수 없어요.`,
        todo: '다른 방법을 써 주세요.',
      };
    case 'unknownCall':
      return {
        what: `프로그램이 모르는 요청이에요. (${failure.call})`,
        todo: '프로그램을 다시 시작해 주세요.',
      };
    case 'forbidden':
      return { what: '허용되지 않은 요청이라 막았어요.', todo: '프로그램을 다시 시작해 주세요.' };
    case 'contentDamaged':
      return {
        what: `기준 자료 ${josa(failure.file, '을/를')} 읽을 수 없어요. ${failure.detail}`,
        todo: '프로그램을 다시 설치하거나 담당자에게 알려 주세요.',
      };
    case 'settingsDamaged':
      return {
        what: `설정을 읽을 수 없어 기본값으로 시작했어요. ${failure.detail}`,
        todo: '원래 설정 파일은 옆에 남겨 두었어요. 사업 자료는 그대로예요.',
      };
    case 'unexpected':
      return {
        what: '예상하지 못한 문제가 생겼어요.',
        todo: `저장된 자료는 그대로예요. 되풀이되면 이 번호를 알려 주세요: ${failure.reference}`,
      };
  }
}

/** `12 MB` or, below one, `340 KB`; what is needed is rounded up and what is there down. */
function sizeText(bytes: number, rounded: (value: number) => number): string {
  const megabytes = bytes / 1_048_576;
  return megabytes >= 1
    ? `${rounded(megabytes).toLocaleString('ko-KR')} MB`
    : `${rounded(bytes / 1_024).toLocaleString('ko-KR')} KB`;
}
