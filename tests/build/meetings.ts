import type { FillAgenda } from '#lib/agenda/schema.ts';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import type { Federation, Group } from '#server/db/generated/client.ts';
import { planMeeting } from '#server/meetings/plan-meeting.ts';
import { readMeeting } from '#server/meetings/read.ts';
import { aGroup, aSeated } from './rows.ts';
import { actorFor } from './session.ts';

/** A group with a chair and a member, set as asked. */
export async function aBody(federation: Pick<Federation, 'id'>, settings: Partial<Group> = {}) {
	const group = await aGroup(federation, settings);
	const chair = await actorFor(await aSeated(group, 'chair'));
	const member = await actorFor(await aSeated(group, 'member'));
	return { group, chair, member };
}

let day = 0;
/** A day in 2026 that nobody in this file has used yet. */
export const aDay = (): string => new Date(Date.UTC(2026, 3, 1 + day++)).toISOString().slice(0, 10);
/** Times as they are typed. */
export const times = { start: '13.00', end: '15.00' } as const;

/** A planned meeting whose agenda document holds these items; its rows are not yet brought up to it. */
export async function aMeetingWith(actor: Actor, groupId: string, items: FillAgenda['items'], date = aDay()) {
	const { meetingId } = await planMeeting(actor, { groupId, date, ...times, agenda: 'empty' });
	const { documentIds } = await readMeeting(actor, meetingId);
	if (items.length > 0) await context().documents.edit(documentIds.agenda ?? '', newId(), 'fill', { items });
	return meetingId;
}

/** So many items, each with a title. */
export const plainItems = (count: number): FillAgenda['items'] =>
	Array.from({ length: count }, (_, index) => ({ title: `Ärende ${index + 1}` }));
