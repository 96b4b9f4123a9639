import type { Content, Stage, StageId } from '../content/content';
import { diagnoseProject } from '../diagnosis/diagnose';
import { type InspectionSummary, inspectionSummary } from '../inspection/inspectionItems';
import { type ActivityMark, activityStatuses, type Project } from '../project/project';
import {
  type ActivityStatus,
  type Duty,
  duties,
  forgottenDuties,
  isOpen,
  type MarkProblem,
  markOf,
  markProblem,
} from './activityMarks';
import { type NextActivity, nextActivities } from './nextActivities';
import { type StageAdvice, stageAdvice } from './stageAdvice';

export type StatusCounts = Record<ActivityStatus, number>;

export interface ActivityProgress extends Pick<ActivityMark, 'status' | 'date' | 'memo' | 'reason'> {
  id: string;
  name: string;
  optional: boolean;
  /** Whether the activity still keeps its stage open. */
  isOpen: boolean;
  problem: MarkProblem | null;
  openDutyIds: string[];
}

export interface StepProgress {
  id: string;
  name: string;
  total: number;
  counts: StatusCounts;
  open: number;
  isComplete: boolean;
  activities: ActivityProgress[];
}

export interface StageProgress {
  id: StageId;
  name: string;
  total: number;
  counts: StatusCounts;
  /** Activities that still keep the stage open. An untouched 필요시 activity does not. */
  open: number;
  isComplete: boolean;
  openDuties: number;
  steps: StepProgress[];
}

/** Progress per stage and step, computed from the marks every time; never stored. */
export function stageProgress(
  project: Pick<Project, 'activities'>,
  stages: readonly Stage[],
): StageProgress[] {
  const unaddressed = duties(project, stages).filter((duty) => !duty.isAddressed);
  return stages.map((stage) => {
    const steps = stage.steps.map((step): StepProgress => {
      const activities = step.activities.map((activity): ActivityProgress => {
        const mark = markOf(project, activity.id);
        return {
          id: activity.id,
          name: activity.name,
          status: mark.status,
          date: mark.date,
          memo: mark.memo,
          reason: mark.reason,
          optional: activity.optional,
          isOpen: isOpen(activity, mark),
          problem: markProblem(mark),
          openDutyIds: unaddressed.filter((duty) => duty.activityId === activity.id).map((duty) => duty.id),
        };
      });
      return { id: step.id, name: step.name, ...countsOf(activities), activities };
    });
    return {
      id: stage.id,
      name: stage.name,
      ...countsOf(steps.flatMap((step) => step.activities)),
      openDuties: unaddressed.filter((duty) => duty.stageId === stage.id).length,
      steps,
    };
  });
}

function countsOf(activities: readonly ActivityProgress[]) {
  const counts = Object.fromEntries(
    activityStatuses.map((status) => [status, activities.filter((one) => one.status === status).length]),
  ) as StatusCounts;
  const open = activities.filter((activity) => activity.isOpen).length;
  return { total: activities.length, counts, open, isComplete: open === 0 };
}

/** What `status` prints and the screens show about where the project stands. Plain JSON. */
export interface ProjectStatus {
  projectName: string;
  /** First stage with an open activity; null when every stage is complete. */
  currentStage: StageId | null;
  stages: (StageProgress & { advice: StageAdvice[] })[];
  nextActivities: NextActivity[];
  duties: { total: number; open: number; openDuties: Duty[]; forgotten: string[] };
  /** Marks in the file for activities this version does not know. They are kept. */
  unknownActivityIds: string[];
  diagnosis: {
    outcome: string;
    name: string;
    yes: number | null;
    no: number | null;
    unknown: number | null;
    deciding: number[];
    reasoning: string[];
  };
  inspections: { audit: InspectionSummary; finalInspection: InspectionSummary };
  requirementCount: number;
}

/** Where the project stands; findings of the 점검 are counted elsewhere. */
export function projectStatus(project: Project, content: Pick<Content, 'stages'>): ProjectStatus {
  const stages = stageProgress(project, content.stages);
  const everyDuty = duties(project, content.stages);
  const open = everyDuty.filter((duty) => !duty.isAddressed);
  const gated = diagnoseProject(project);
  const known = new Set(
    stages.flatMap((stage) => stage.steps.flatMap((step) => step.activities.map((one) => one.id))),
  );
  return {
    projectName: project.facts.projectName,
    currentStage: stages.find((stage) => !stage.isComplete)?.id ?? null,
    stages: stages.map((stage) => ({ ...stage, advice: stageAdvice(project, content.stages, stage.id) })),
    nextActivities: nextActivities(project, content.stages),
    duties: {
      total: everyDuty.length,
      open: open.length,
      openDuties: open,
      forgotten: forgottenDuties(project, content.stages).map((duty) => duty.id),
    },
    unknownActivityIds: Object.keys(project.activities)
      .filter((id) => !known.has(id))
      .sort(),
    diagnosis: {
      outcome: gated.outcome,
      name: gated.name,
      yes: gated.diagnosis?.yes ?? null,
      no: gated.diagnosis?.no ?? null,
      unknown: gated.diagnosis?.unknown ?? null,
      deciding: gated.diagnosis?.deciding ?? [],
      reasoning: gated.reasoning,
    },
    inspections: {
      audit: inspectionSummary(project, 'audit'),
      finalInspection: inspectionSummary(project, 'finalInspection'),
    },
    requirementCount: project.requirements.length,
  };
}
