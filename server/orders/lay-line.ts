import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { limits, lineKinds, settled, timed, toldEnd, type Line } from '#lib/orders/order.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findOrder } from './find.ts';
import { keepOrder, newsOf } from './keep.ts';

const LayLine = z.object({
	orderId: z.string().max(64),
	version: z.coerce.number().int(),
	/** '' lays a new line last. */
	lineId: z.string().max(64).default(''),
	kind: z.enum(lineKinds, 'field.invalid').default('free'),
	title: z.string().trim().min(1, 'field.required').max(limits.title, 'field.too-long'),
	minutes: z.coerce
		.number('field.invalid')
		.int('field.invalid')
		.min(1, 'field.invalid')
		.max(limits.minutes, 'field.invalid'),
	who: z.string().trim().max(limits.who, 'field.too-long').default(''),
	tool: z.union([z.literal(''), z.string().regex(/^[a-z][a-z0-9-]{0,39}:(sv|en)$/, 'field.invalid')]).default('')
});

/**
 * Lays a line in a running order, or changes one: what it is, how long, who leads it. What has been is not changed.
 * Refuses 'order.keep', 'order.changed', 'order.not-now', 'input.invalid'.
 */
export const layLine = command(
	'order.lay-line',
	LayLine,
	async ({ db, now, demand, audit, tell }, { orderId, version, lineId, ...said }) => {
		const found = await findOrder(db, orderId);
		demand('order.keep', found.facts);
		const { order } = found;
		if (order.state === 'ended') refuse('order.not-now');
		const tool = said.kind === 'tool' ? said.tool : '';
		if (said.kind === 'tool' && tool === '') refuse('input.invalid', { fields: { tool: 'field.required' } });
		const there = order.lines.find(({ id }) => id === lineId);
		if (lineId && (!there || there.state === 'done')) refuse('order.not-now');
		if (!there && order.lines.length >= limits.lines) refuse('order.not-now');
		const fresh: Line = {
			...{ id: newId(), ...said, tool, sheetId: null, state: 'coming' },
			...{ at: toldEnd(order), startedAt: null, endedAt: null }
		};
		const lines = there
			? order.lines.map((line) => (line === there ? { ...line, ...said, tool } : line))
			: [...order.lines, fresh];
		// The first of a day that is on comes now and not when the day was meant to begin.
		const first = order.lines.length === 0 && order.state === 'running';
		const to = settled({ ...order, lines: first ? timed(lines, now) : lines });
		await keepOrder(db, found, { version, to });
		audit(there ? 'order.line-changed' : 'order.line-laid', { data: { orderId, lineId: there?.id ?? fresh.id } });
		tell(newsOf(found));
	}
);
