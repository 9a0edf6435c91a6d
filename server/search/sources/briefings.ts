import { plainBriefing, readEdition } from '#lib/briefings/briefing.ts';
import { briefingKindOf } from '#lib/briefings/sections.ts';
import { can } from '#lib/permissions/rules.ts';
import { factsOf } from '#server/briefings/find.ts';
import { calledTo, seatedIn } from '../reach.ts';
import type { Source } from '../source.ts';

/**
 * Information sheets and reports as they went out last, for those they went out to: the group's own people and, of a
 * report, the groups it was sent to. What is being written of them is found by nobody.
 */
export const briefings: Source = {
	name: 'briefings',
	all: 'SELECT id FROM Briefing',
	watch: [
		{ table: 'BriefingEdition', columns: ['json'], ids: (row) => `SELECT ${row}.briefingId` },
		{ table: 'BriefingReceiver', columns: ['groupId'], ids: (row) => `SELECT ${row}.briefingId` }
	],
	async read(db, ids) {
		const rows = await db.briefing.findMany({
			where: { id: { in: [...ids] } },
			include: { editions: { orderBy: { version: 'desc' }, take: 1 }, receivers: { select: { groupId: true } } }
		});
		const things = await db.thing.findMany({ where: { id: { in: [...ids] } }, select: { id: true, title: true } });
		const titles = new Map(things.map(({ id, title }) => [id, title]));
		return rows.flatMap(({ id, federationId, groupId, meetingId, kind, editions: [last], receivers }) => {
			if (!last) return [];
			const to = briefingKindOf(kind) === 'report' ? receivers.map((one) => seatedIn(one.groupId)) : [];
			return [
				{
					...{ subject: id, part: '', kind: 'briefing' as const, federationId, groupId },
					reach: [seatedIn(groupId), calledTo(meetingId), ...to],
					title: titles.get(id) ?? '',
					text: plainBriefing({ sections: readEdition(last.json) }),
					at: last.at
				}
			];
		});
	},
	async open(db, actor, ids) {
		const federationId = actor.federationId ?? '';
		const rows = await db.briefing.findMany({
			where: { federationId, id: { in: [...ids] } },
			include: { editions: { orderBy: { version: 'desc' }, take: 1 }, receivers: { select: { groupId: true } } }
		});
		const [groups, calls] = await Promise.all([
			db.group.findMany({
				where: { federationId, id: { in: rows.map(({ groupId }) => groupId) } },
				select: { id: true, name: true }
			}),
			db.meetingCall.findMany({
				where: { meetingId: { in: rows.map(({ meetingId }) => meetingId) }, meeting: { federationId } },
				select: { meetingId: true, membershipId: true }
			})
		]);
		const names = new Map(groups.map(({ id, name }) => [id, name]));
		return new Map(
			rows.flatMap((row) => {
				const { id, groupId, meetingId } = row;
				const called = calls.filter((call) => call.meetingId === meetingId).map(({ membershipId }) => membershipId);
				const facts = { federationId, groupId, meetingId, called, ...factsOf(row) };
				if (!can(actor, 'briefing.read', facts)) return [];
				const at = row.editions[0]?.at ?? null;
				return [[id, { groupName: names.get(groupId) ?? null, at, href: () => `/briefings/${id}` }] as const];
			})
		);
	}
};
