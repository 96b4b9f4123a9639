import { z } from '../zod';

/** 확인 · 2차 자료 · 미확인 · 재구성 · 자체 작성. Anything but 확인 and 자체 작성 wears a badge on screen. */
export const statuses = ['확인', '2차 자료', '미확인', '재구성', '자체 작성'] as const;
export const statusSchema = z.enum(statuses);
export type Status = z.infer<typeof statusSchema>;

/** Where a statement comes from, as of when, and how sure we are. */
export const provenance = {
  source: z.string().min(1),
  asOf: z.iso.date(),
  status: statusSchema,
};

/** Permanent and speaking: `cloud.apiGateway`. */
export const speakingId = z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/);

/** Numbers of the inventory of source documents (`S-001` … `S-318`) a content item carries. */
export const seedsSchema = z.array(z.string().regex(/^S-\d{3}$/));
