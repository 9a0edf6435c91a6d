import { can } from '#lib/permissions/rules.ts';
import type { SheetJson } from '#lib/sheets/entry.ts';
import type { Tool, ToolStep } from '#lib/tools/schema.ts';
import { calledTo, seatedIn } from '../reach.ts';
import type { Entry, Source } from '../source.ts';

/**
 * Whether what stands in a step of a sheet is everybody's: it has been reached, is written in together, or was written
 * alone and has been shown. What a pair or a smaller group writes is theirs.
 */
function isOpen(step: ToolStep, place: number, reached: number, shown: ReadonlySet<number>): boolean {
	if (place > reached) return false;
	return step.visibility === 'all' || (step.visibility === 'alone' && shown.has(place));
}

/**
 * What is written on sheets, entry by entry, once everybody may see it. Who wrote it is not found. What somebody tries a
 * tool out with is no sheet of a group's, and is found by nobody (Q8).
 */
export const sheets: Source = {
	name: 'sheet',
	all: 'SELECT id FROM Sheet WHERE rehearsal = 0',
	watch: [
		{ table: 'Sheet', columns: ['title', 'reached', 'groupId', 'meetingId'], ids: (row) => `SELECT ${row}.id` },
		{ table: 'SheetStep', columns: ['state'], ids: (row) => `SELECT ${row}.sheetId` },
		{
			table: 'Projection',
			columns: ['json', 'epoch'],
			ids: (row) => `SELECT subjectId FROM Document WHERE id = ${row}.documentId AND kind = 'sheet'`
		},
		{
			table: 'Document',
			columns: ['epoch'],
			ids: (row) => `SELECT subjectId FROM Document WHERE id = ${row}.id AND kind = 'sheet'`
		}
	],
	async read(db, ids) {
		const rows = await db.sheet.findMany({ where: { id: { in: [...ids] }, rehearsal: false } });
		const [documents, steps, tools] = await Promise.all([
			db.document.findMany({
				where: { kind: 'sheet', subjectId: { in: [...ids] } },
				select: { subjectId: true, epoch: true, projection: { select: { epoch: true, json: true } } }
			}),
			db.sheetStep.findMany({ where: { sheetId: { in: [...ids] }, state: 'revealed' } }),
			db.toolVersion.findMany({ where: { id: { in: rows.map(({ toolVersionId }) => toolVersionId) } } })
		]);
		const toolOf = new Map(tools.map(({ id, definition }) => [id, JSON.parse(definition) as Tool]));
		const textOf = new Map(documents.map(({ subjectId, ...rest }) => [subjectId, rest]));
		return rows.flatMap(({ id, federationId, groupId, meetingId, title, createdAt, reached, toolVersionId }) => {
			const tool = toolOf.get(toolVersionId);
			const document = textOf.get(id);
			const shown = new Set(steps.filter(({ sheetId }) => sheetId === id).map(({ place }) => place));
			const open = new Map(
				tool?.steps.flatMap((step, place) => (isOpen(step, place, reached, shown) ? [[step.key, step]] : []))
			);
			const whole = {
				...{ subject: id, kind: 'sheet' as const, federationId, groupId, at: createdAt },
				reach: [seatedIn(groupId), ...(meetingId === null ? [] : [calledTo(meetingId)])]
			};
			const { projection } = document ?? { projection: null };
			const json = projection?.epoch === document?.epoch ? (JSON.parse(projection?.json ?? '{}') as SheetJson) : null;
			const said = (json?.entries ?? []).filter((entry) => {
				const step = open.get(entry.step);
				return step && !entry.removed && entry.text && (step.visibility === 'all' || entry.shown);
			});
			return [
				{ ...whole, part: '', title, text: tool?.name ?? '' },
				...said.map((entry): Entry => ({
					...whole,
					part: `${entry.step} ${entry.id}`,
					title,
					text: [entry.text, entry.owner].filter(Boolean).join('. ')
				}))
			];
		});
	},
	async open(db, actor, ids) {
		const federationId = actor.federationId ?? '';
		const rows = await db.sheet.findMany({ where: { federationId, id: { in: [...ids] }, rehearsal: false } });
		const [calls, groups, tools] = await Promise.all([
			db.meetingCall.findMany({ where: { meetingId: { in: rows.flatMap(({ meetingId }) => meetingId ?? []) } } }),
			db.group.findMany({ where: { federationId, id: { in: rows.map(({ groupId }) => groupId) } } }),
			db.toolVersion.findMany({
				where: { federationId, id: { in: rows.map(({ toolVersionId }) => toolVersionId) } },
				select: { id: true, definition: true }
			})
		]);
		const names = new Map(groups.map(({ id, name }) => [id, name]));
		const toolOf = new Map(tools.map(({ id, definition }) => [id, JSON.parse(definition) as Tool]));
		return new Map(
			rows
				.filter(({ groupId, meetingId, state }) =>
					can(actor, 'sheet.read', {
						...{ federationId, groupId },
						sheetState: state === 'open' ? 'open' : 'closed',
						called: calls.filter((call) => call.meetingId === meetingId).map(({ membershipId }) => membershipId)
					})
				)
				.map(({ id, groupId, createdAt, toolVersionId }) => {
					const href = (part: string) => {
						const [step = '', entry = ''] = part.split(' ');
						const place = toolOf.get(toolVersionId)?.steps.findIndex(({ key }) => key === step) ?? -1;
						return place < 0 ? `/sheets/${id}` : `/sheets/${id}?step=${place}#entry-${entry}`;
					};
					return [id, { groupName: names.get(groupId) ?? null, at: createdAt, href }];
				})
		);
	}
};
