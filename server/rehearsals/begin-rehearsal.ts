import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { madeUpColleagues, madeUpId } from '#lib/tools/made-up.ts';
import { Tool } from '#lib/tools/schema.ts';
import { shippedTool } from '#lib/tools/shipped.ts';
import { command } from '#server/command.ts';
import type { Transaction } from '#server/db/open.ts';
import { newDocument } from '#server/documents/new-document.ts';
import { isPrivate } from '#server/sheets/find.ts';
import { findDraft } from '#server/tools/find-draft.ts';

/** Hours after which a rehearsal that was left is thrown away. */
const lives = 24;

const Begin = z.object({
	/** A draft of the office, or key and language of a tool with a colon between. */
	draftId: z.string().max(64).default(''),
	tool: z.string().max(50).default('')
});

async function toolOf(db: Transaction, federationId: string, named: string): Promise<unknown> {
	const [key = '', language] = named.split(':');
	const shipped = shippedTool(key, language === 'en' ? 'en' : 'sv');
	if (shipped) return shipped;
	const own = await db.toolVersion.findFirst({
		where: { federationId, key, language: language ?? '', origin: 'own' },
		orderBy: { version: 'desc' }
	});
	return own ? JSON.parse(own.definition) : refuse('thing.missing');
}

/**
 * Tries a tool out: a sheet that is in no group and that nobody else can open, with made-up colleagues who have answered.
 * One a person: an earlier one is thrown away. Refuses 'tool.rehearse', 'thing.missing', 'tool.not-whole'; for a draft
 * also 'tool.keep'.
 */
export const beginRehearsal = command(
	'rehearsal.begin',
	Begin,
	async ({ db, actor, now, demand, audit, job }, { draftId, tool: named }) => {
		const { federationId, membershipId } = actor;
		demand('tool.rehearse', { federationId });
		if (federationId === null || membershipId === null) refuse('access.denied');
		if (draftId) demand('tool.keep', { federationId });
		const draft = draftId ? await findDraft(db, federationId, draftId) : null;
		const parsed = Tool.safeParse(draft ? JSON.parse(draft.definition) : await toolOf(db, federationId, named));
		if (!parsed.success) refuse('tool.not-whole');
		const tool = parsed.data;
		const earlier = { federationId, leaderId: membershipId, rehearsal: true };
		for (const { id } of await db.sheet.findMany({ where: earlier, select: { id: true } }))
			job('rehearsals.throw', `rehearsals.throw:${id}`, { sheetId: id, version: newId() });
		await db.sheet.updateMany({ where: { ...earlier, state: 'open' }, data: { state: 'closed', closedAt: now } });

		const [id, versionId] = [newId(), newId()];
		await db.toolVersion.create({
			data: {
				...{ id: versionId, federationId, key: `rehearsal:${id}`, language: tool.language, version: 1 },
				...{ origin: 'rehearsal', name: tool.name, definition: JSON.stringify(tool) },
				...{ createdAt: now, createdBy: membershipId }
			}
		});
		await db.sheet.create({
			data: {
				...{ id, federationId, groupId: '', toolVersionId: versionId, title: tool.name, least: 5, rehearsal: true },
				...{ leaderId: membershipId, stepSince: now, createdAt: now }
			}
		});
		const colleagues = Array.from({ length: madeUpColleagues }, (_, index) => madeUpId(index + 1));
		await db.sheetPerson.createMany({
			data: [membershipId, ...colleagues].map((one) => ({ sheetId: id, membershipId: one, joinedAt: now }))
		});
		await db.sheetReady.createMany({
			data: tool.steps.flatMap((step, place) =>
				isPrivate(step) ? colleagues.slice(1).map((one) => ({ sheetId: id, place, membershipId: one })) : []
			)
		});
		await newDocument(db, { kind: 'sheet', subjectId: id, meetingId: null, federationId, now });
		const key = `rehearsals.fill:${id}`;
		job('rehearsals.fill', key, { sheetId: id });
		const late = new Date(now.getTime() + lives * 3_600_000);
		job('rehearsals.throw', `rehearsals.throw-late:${id}`, { sheetId: id, version: newId() }, late);
		audit('rehearsal.begun', { data: { tool: tool.key, language: tool.language } });
		return { sheetId: id, key };
	}
);
