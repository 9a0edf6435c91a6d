import { z } from 'zod';
import { briefingKinds } from './sections.ts';

const Id = z.string().min(1).max(40);
const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'field.required');

export const BeginBriefing = z.object({ meetingId: Id, kind: z.enum(briefingKinds) });
export const OneBriefing = z.object({ briefingId: Id });
export const SeenBriefing = z.object({ briefingId: Id, hash: Hash });
export const SendReport = SeenBriefing.extend({ toGroupIds: z.array(Id).min(1, 'field.required').max(200) });
