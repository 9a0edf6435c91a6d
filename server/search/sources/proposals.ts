import { can } from '#lib/permissions/rules.ts';
import { factsOf, withAsked } from '#server/proposals/facts.ts';
import { seatedIn, speakingFor } from '../reach.ts';
import type { Source } from '../source.ts';

const ofDocument = (id: string) => `SELECT subjectId FROM Document WHERE id = ${id} AND kind = 'proposal'`;

/** Proposals, applications and memos with all they say; one that was withdrawn is found no more. */
export const proposals: Source = {
	name: 'proposal',
	all: 'SELECT id FROM Proposal',
	watch: [
		{
			table: 'Proposal',
			columns: ['title', 'state', 'groupId', 'bodyId', 'statement', 'diaryNumber'],
			ids: (row) => `SELECT ${row}.id`
		},
		{ table: 'Sounding', columns: ['proposalId'], ids: (row) => `SELECT ${row}.proposalId` },
		{
			table: 'SoundingAnswer',
			columns: ['organisationId'],
			ids: (row) => `SELECT ${row}.proposalId`
		},
		{ table: 'Projection', columns: ['json', 'epoch'], ids: (row) => ofDocument(`${row}.documentId`) },
		{ table: 'Document', columns: ['epoch'], ids: (row) => ofDocument(`${row}.id`) }
	],
	async read(db, ids) {
		const [rows, documents] = await Promise.all([
			db.proposal.findMany({ where: { id: { in: [...ids] }, state: { not: 'withdrawn' } }, include: withAsked }),
			db.document.findMany({
				where: { kind: 'proposal', subjectId: { in: [...ids] } },
				select: { subjectId: true, epoch: true, projection: { select: { epoch: true, plain: true } } }
			})
		]);
		const texts = new Map(
			documents.flatMap(({ subjectId, epoch, projection }) =>
				projection?.epoch === epoch ? [[subjectId, projection.plain] as const] : []
			)
		);
		return rows.map((row) => {
			const { id, federationId, groupId, bodyId, title, diaryNumber, statement, createdAt } = row;
			return {
				...{ subject: id, part: '', kind: 'proposal' as const, federationId, groupId },
				reach: [
					seatedIn(groupId),
					...(bodyId === null ? [] : [seatedIn(bodyId)]),
					...(factsOf(row).asked ?? []).map(speakingFor)
				],
				title,
				text: [diaryNumber, texts.get(id) ?? '', statement].filter(Boolean).join('\n'),
				at: createdAt
			};
		});
	},
	async open(db, actor, ids) {
		const federationId = actor.federationId ?? '';
		const rows = await db.proposal.findMany({
			where: { federationId, id: { in: [...ids] }, state: { not: 'withdrawn' } },
			include: withAsked
		});
		const open = rows.filter((row) => can(actor, 'proposal.read', factsOf(row)));
		const groups = await db.group.findMany({
			where: { federationId, id: { in: open.map(({ groupId }) => groupId) } },
			select: { id: true, name: true }
		});
		const names = new Map(groups.map(({ id, name }) => [id, name]));
		return new Map(
			open.map(({ id, groupId, createdAt }) => [
				id,
				{ groupName: names.get(groupId) ?? null, at: createdAt, href: () => `/proposals/${id}` }
			])
		);
	}
};
