import { z } from 'zod';
import { fromLocal, toLocal } from '#lib/i18n/dates.ts';
import { newId } from '#lib/ids/id.ts';
import { readClock } from '#lib/meetings/typed-time.ts';
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
	/** The clock time it is to begin at, whatever comes before; '' for none. */
	fixed: z.string().trim().max(20).default(''),
	tool: z.union([z.literal(''), z.string().regex(/^[a-z][a-z0-9-]{0,39}:(sv|en)$/, 'field.invalid')]).default('')
});

/** A clock time on the day of the running order. Refuses 'input.invalid' for what is none. */
function fixedOn(startsAt: Date, clock: string): Date | null {
	if (clock === '') return null;
	const read = readClock(clock);
	const at = read ? fromLocal(toLocal(startsAt).date, read) : null;
	return at ?? refuse('input.invalid', { fields: { fixed: 'field.date' } });
}

/**
 * Lays a line in a running order, or changes one: what it is, how long, who leads it. What has been is not changed.
 * Refuses 'order.keep', 'order.changed', 'order.not-now', 'input.invalid'.
 */
export const layLine = command(
	'order.lay-line',
	LayLine,
	async ({ db, now, demand, audit, tell }, { orderId, version, lineId, fixed, ...said }) => {
		const found = await findOrder(db, orderId);
		demand('order.keep', found.facts);
		const { order } = found;
		if (order.state === 'ended') refuse('order.not-now');
		const tool = said.kind === 'tool' ? said.tool : '';
		if (said.kind === 'tool' && tool === '') refuse('input.invalid', { fields: { tool: 'field.required' } });
		const there = order.lines.find(({ id }) => id === lineId);
		if (lineId && (!there || there.state === 'done')) refuse('order.not-now');
		if (!there && order.lines.length >= limits.lines) refuse('order.not-now');
		const fixedAt = fixedOn(order.startsAt, fixed);
		const fresh: Line = {
			...{ id: newId(), ...said, tool, fixedAt, given: null, sheetId: null, state: 'coming' },
			...{ at: toldEnd(order), startedAt: null, endedAt: null }
		};
		const lines = there
			? order.lines.map((line) =>
					line === there
						? { ...line, ...said, tool, fixedAt, given: said.minutes === line.minutes ? line.given : null }
						: line
				)
			: [...order.lines, fresh];
		// The first of a day that is on comes now and not when the day was meant to begin.
		const first = order.lines.length === 0 && order.state === 'running';
		const to = settled({ ...order, lines: first ? timed(lines, now) : lines });
		await keepOrder(db, found, { version, to });
		audit(there ? 'order.line-changed' : 'order.line-laid', { data: { orderId, lineId: there?.id ?? fresh.id } });
		tell(newsOf(found));
	}
);
