import { daysUntil } from '#lib/i18n/dates.ts';
import { threadsOf, type Net } from '#lib/relay/net.ts';
import { askedOf, hopStateOf, isDone } from '#lib/relay/states.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { countingAt, federationOf, notEndedAt } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { openStates } from './read-desk.ts';

const office = '';

/**
 * The network as a picture shows it: every group with those who sit there, and the open notes between them, each
 * between whom it comes from and whoever is to do something about it now; what was merged comes from all its origins.
 * In the same number of questions however many there are. Refuses what 'relay.desk' refuses.
 */
export async function readNet(actor: Actor): Promise<Net> {
	const federationId = federationOf(actor);
	demand(actor, 'relay.desk', { federationId });
	const { read, clock } = context();
	const now = clock.now();
	const open = { federationId, state: { in: [...openStates] } };
	const [groups, seats, notes, origins, hops] = await Promise.all([
		read.group.findMany({
			where: { federationId, ...notEndedAt(now) },
			orderBy: [{ place: 'asc' }, { name: 'asc' }],
			select: { id: true, name: true, shortName: true, kind: true }
		}),
		read.seat.groupBy({ by: ['groupId'], where: { federationId, ...countingAt(now) }, _count: { id: true } }),
		read.relayNote.findMany({
			where: open,
			select: { id: true, groupId: true, state: true, sentAt: true, createdAt: true }
		}),
		read.relayOrigin.findMany({
			where: { note: open },
			select: { noteId: true, origin: { select: { groupId: true } } }
		}),
		read.relayHop.findMany({
			where: { federationId, toGroupId: { not: null }, note: open },
			select: {
				...{ noteId: true, fromGroupId: true, toGroupId: true, state: true, at: true },
				note: { select: { asked: true } }
			}
		})
	]);
	const from = new Map<string, string[]>();
	for (const { noteId, origin } of origins) {
		const its = from.get(noteId) ?? [];
		const id = origin.groupId ?? office;
		if (!its.includes(id)) its.push(id);
		from.set(noteId, its);
	}
	const here = new Set([office, ...groups.map(({ id }) => id)]);
	const age = (at: Date) => Math.max(0, -daysUntil(at, now));
	const desk = notes.flatMap(({ id, state, sentAt, createdAt }) => {
		const groupIds = (from.get(id) ?? []).filter((one) => one !== office);
		const at = age(sentAt ?? createdAt);
		if (state === 'desk') return groupIds.map((one) => ({ from: one, to: office, age: at }));
		return state === 'relayed' ? [] : groupIds.map((one) => ({ from: office, to: one, age: at }));
	});
	const waiting = hops
		.filter(({ state, note }) => !isDone(hopStateOf(state), askedOf(note.asked)))
		.flatMap(({ noteId, fromGroupId, toGroupId, at }) =>
			(fromGroupId ? [fromGroupId] : (from.get(noteId) ?? [office])).map((one) => ({
				...{ from: one, to: toGroupId ?? office },
				age: age(at)
			}))
		);
	return {
		tables: [
			{ id: office, name: '', shortName: '', kind: 'office', seats: 0 },
			...groups.map((group) => ({ ...group, seats: seats.find(({ groupId }) => groupId === group.id)?._count.id ?? 0 }))
		],
		threads: threadsOf([...desk, ...waiting].filter((one) => here.has(one.from) && here.has(one.to)))
	};
}
