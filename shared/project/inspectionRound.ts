export const inspectionRounds = ['audit', 'finalInspection'] as const;
export type InspectionRound = (typeof inspectionRounds)[number];
