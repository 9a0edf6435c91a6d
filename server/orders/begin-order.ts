import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { limits } from '#lib/orders/order.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { groupFacts } from '#server/permissions/read.ts';
import { typedStart } from './typed-start.ts';

const BeginOrder = z.object({
	groupId: z.string().min(1, 'field.required').max(64),
	title: z.string().trim().min(1, 'field.required').max(limits.title, 'field.too-long'),
	/** A meeting of the group; then it begins when the meeting does. */
	meetingId: z.string().max(64).default(''),
	date: z.string().max(20).default(''),
	start: z.string().max(20).default('')
});

/**
 * Begins a running order for a group's workshop or one of its meetings. Out: its id. Refuses 'order.keep',
 * 'thing.missing' for a meeting that is over or another's, 'input.invalid' by field.
 */
export const beginOrder = command(
	'order.begin',
	BeginOrder,
	async ({ db, now, demand, audit, tell }, { groupId, title, meetingId, date, start }) => {
		const facts = await groupFacts(db, groupId);
		demand('order.keep', facts);
		const { federationId } = facts;
		const where = { id: meetingId, groupId, federationId, state: { in: ['planned', 'live'] } };
		const meeting = meetingId
			? ((await db.meeting.findFirst({ where, select: { startsAt: true } })) ?? refuse('thing.missing'))
			: null;
		const id = newId();
		const startsAt = meeting?.startsAt ?? typedStart(date, start);
		await db.runningOrder.create({
			data: { id, federationId, groupId, meetingId: meetingId || null, title, startsAt, createdAt: now }
		});
		audit('order.begun', { data: { orderId: id, groupId } });
		tell({ topic: 'orders', federationId, groupId, ...(meetingId ? { meetingId } : {}) });
		return { orderId: id };
	}
);
