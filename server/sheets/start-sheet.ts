import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { leastChoices } from '#lib/sheets/least.ts';
import { command } from '#server/command.ts';
import { newDocument } from '#server/documents/new-document.ts';
import { groupFacts } from '#server/permissions/read.ts';
import { holdVersion } from '#server/tools/hold-version.ts';

const StartSheet = z.object({
	groupId: z.string().min(1, 'field.required').max(64),
	/** Key and language of a tool, with a colon between, as the form's choice sends it. */
	tool: z.string().regex(/^[a-z][a-z0-9-]*:(sv|en)$/, 'field.required'),
	title: z.string().trim().min(1, 'field.required').max(200, 'field.too-long'),
	meetingId: z.string().max(64).default(''),
	least: z.coerce.number().pipe(z.literal(leastChoices, 'field.invalid')).default(5)
});

/**
 * Begins a run of a tool for a group; it keeps the version of the tool it began with. Whoever begins it leads it.
 * Refuses 'sheet.start', 'thing.missing' for a tool or a meeting that is not there.
 */
export const startSheet = command(
	'sheet.start',
	StartSheet,
	async ({ db, actor, now, demand, audit, tell }, { groupId, tool, title, meetingId, least }) => {
		const facts = await groupFacts(db, groupId);
		demand('sheet.start', facts);
		const { federationId } = facts;
		if (actor.membershipId === null) refuse('access.denied');
		if (meetingId) {
			const there = { id: meetingId, groupId, federationId, state: { in: ['planned', 'live'] } };
			if ((await db.meeting.count({ where: there })) === 0) refuse('thing.missing');
		}
		const [key = '', language = 'sv'] = tool.split(':');
		const by = { federationId, membershipId: actor.membershipId, now };
		const version = await holdVersion(db, key, language === 'en' ? 'en' : 'sv', by);
		const id = newId();
		await db.thing.create({ data: { id, kind: 'sheet', federationId, groupId, title, createdAt: now } });
		await db.sheet.create({
			data: {
				...{ id, federationId, groupId, meetingId: meetingId || null, toolVersionId: version.id, title, least },
				...{ leaderId: actor.membershipId, stepSince: now, createdAt: now }
			}
		});
		await newDocument(db, { kind: 'sheet', subjectId: id, meetingId: meetingId || null, federationId, now });
		audit('sheet.started', { thingId: id, data: { groupId, tool: key, version: version.version } });
		tell({ topic: 'sheets', federationId, groupId, ...(meetingId ? { meetingId } : {}) });
		return { sheetId: id };
	}
);
