import { ok } from '../../../shared/ipc/failure';
import { factsSchema } from '../../../shared/project/facts';
import { cleanFacts, readFacts } from '../../../shared/project/readFacts';
import { startProject } from '../../../shared/project/startProject';
import { leftOutTemplates } from '../../../shared/requirement/offer';
import { saveProjectFile } from '../../storage/projectFiles';
import type { Command } from '../command';
import { outputPath, readJsonFile } from '../files';

const { projectName, agency, ...optional } = factsSchema.shape;
const { start, end } = optional.period.shape;

export const newCommand: Command = {
  name: 'new',
  summary: '사업 정보로 여덟 장이 모두 있는 제안요청서 사업 파일을 만들어요.',
  options: [
    {
      name: 'facts',
      value: '사업정보.json',
      description: '사업 정보. 모르는 항목은 빼도 돼요.',
      isRequired: true,
    },
    { name: 'out', value: '사업.baljugil', description: '만들 사업 파일.', isRequired: true },
  ],
  answer:
    '`file`(경로·크기·SHA-256), `projectId`, `requirementCount`, `chapterCount`, `leftOut`(사업에 맞지 않아 넣지 않은 항목의 `id`와 `reason`), `byChoice`(골라 넣을 수 있는 항목의 id), `cleaned`(다듬은 항목)',
  reads: {
    what: '사업 정보',
    // Whatever is left out takes its blank value.
    schema: factsSchema.extend({
      ...factsSchema.partial().required({ projectName: true, agency: true }).shape,
      period: optional.period.extend({ start: start.optional(), end: end.optional() }).optional(),
    }),
    example: {
      projectName: '통합민원시스템 클라우드 네이티브 전환',
      agency: '가온시',
      agencyType: '지방',
      department: '정보화담당관',
      contactName: '김하늘',
      contactPhone: '000-1234-5678',
      contactEmail: 'haneul@example.go.kr',
      totalBudget: 1_650_000_000,
      developmentCost: 1_200_000_000,
      commercialSoftwareCost: 150_000_000,
      fiscalYears: [
        { year: 2027, amount: 1_100_000_000 },
        { year: 2028, amount: 550_000_000 },
      ],
      period: { start: '2027-03-02', end: '2028-02-29' },
      noticeDate: '2027-01-11',
      contractMethod: '협상에 의한 계약',
      projectType: '구축형',
      layers: ['인프라', '애플리케이션', '운영'],
      targetSystem: '통합민원시스템',
      isPublicFacing: true,
      personalDataCount: 120_000,
      networkType: '업무망·인터넷망 분리',
      deployment: '공공 클라우드',
    },
  },
  async run({ options }, context) {
    const source = context.resolve(options.facts ?? '');
    const target = await outputPath(options.out ?? '', [source], context);
    if (!target.ok) return target;
    const value = await readJsonFile(source, context);
    if (!value.ok) return value;
    const { cleaned } = cleanFacts(value.value);
    const facts = readFacts(value.value);
    if (!facts.ok) return facts;
    const content = await context.content();
    if (!content.ok) return content;
    const project = startProject({
      facts: facts.value,
      content: content.value,
      templateIds: 'recommended',
      id: context.newId(),
      newId: context.newId,
    });
    const { notOffered, byChoice } = leftOutTemplates(content.value.requirementTemplates, facts.value);
    const saved = await saveProjectFile(target.value, project, {
      now: context.now(),
      appVersion: context.version,
      fileSystem: context.fileSystem,
    });
    if (!saved.ok) return saved;
    return ok({
      json: {
        file: { path: target.value, ...saved.value },
        projectId: project.id,
        requirementCount: project.requirements.length,
        chapterCount: project.chapters.length,
        leftOut: notOffered.map(({ template, reason }) => ({ id: template.id, reason })),
        byChoice: byChoice.map((one) => one.id),
        cleaned,
      },
      sentences: [
        ...cleaned,
        `사업 파일을 만들었어요: ${target.value} (장 ${project.chapters.length}개, 요구사항 ${project.requirements.length}건)`,
        ...(notOffered.length > 0
          ? [
              `이 사업에 맞지 않아 넣지 않은 요구사항이 ${notOffered.length}건 있어요. --json의 leftOut에 까닭이 있어요.`,
            ]
          : []),
      ],
    });
  },
};
