import { changedSince, readEdition, wordsIn } from '#lib/briefings/briefing.ts';
import { briefingKindOf } from '#lib/briefings/sections.ts';
import type { BriefingView } from '#lib/briefings/view.ts';
import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { readPayload } from '#lib/relay/payload.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { readDocument } from '#server/documents/read.ts';
import { notEndedAt } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { findBriefing, type BriefingFacts } from './find.ts';
import { numberIn, standingOf, type Standing } from './standing.ts';

/** Asks whether the actor may see anything of it. Out: whether it is more than what went out. */
export function demandReading(actor: Actor, facts: BriefingFacts): boolean {
	const prepares = can(actor, 'briefing.prepare', facts);
	if (!prepares) demand(actor, 'briefing.read', facts);
	return prepares;
}

/** Titles of relay notes that a text quotes, by the link that was built in with the quotation, and that are withdrawn. */
async function withdrawnIn(text: Standing['text']): Promise<string[]> {
	const ids = [...JSON.stringify(text).matchAll(/\/relay\/received\/([\w-]+)/g)].flatMap(([, id]) => id ?? []);
	if (ids.length === 0) return [];
	const hops = await context().read.relayHop.findMany({
		where: { id: { in: ids }, note: { state: 'withdrawn' } },
		select: { payload: true },
		orderBy: { at: 'asc' }
	});
	return hops.map(({ payload }) => readPayload(payload).title);
}

async function draftOf(
	actor: Actor,
	{ briefing, text, sha256, says, ...rest }: Standing
): Promise<BriefingView['draft']> {
	const { id, epoch, mayWrite } = await readDocument(actor, 'briefing', briefing.id);
	return {
		...{ text, hash: sha256, says, builtAt: briefing.builtAt, document: { id, epoch, mayWrite } },
		number: numberIn({ briefing, text, sha256, says, ...rest }),
		withdrawn: await withdrawnIn(text),
		letThrough: briefing.letThrough === sha256
	};
}

/**
 * An information sheet or a report: what went out, for whoever it went to; the text that is being written, for the office
 * and those who lead the group. Needs 'briefing.prepare' or 'briefing.read'.
 */
export async function readBriefing(actor: Actor, briefingId: string): Promise<BriefingView> {
	const { read, clock } = context();
	const { briefing, facts } = await findBriefing(read, briefingId);
	const prepares = demandReading(actor, facts);
	const { federationId, groupId, meetingId } = briefing;
	const kind = briefingKindOf(briefing.kind);
	const [edition, meeting, standing, groups] = await Promise.all([
		read.briefingEdition.findFirst({ where: { briefingId, federationId }, orderBy: { version: 'desc' } }),
		read.meeting.findFirstOrThrow({ where: { id: meetingId, federationId }, include: { group: true } }),
		standingOf(read, briefing),
		kind === 'report'
			? read.group.findMany({
					where: { federationId, ...notEndedAt(clock.now()) },
					orderBy: [{ place: 'asc' }, { name: 'asc' }],
					select: { id: true, name: true }
				})
			: []
	]);
	const sections = edition ? readEdition(edition.json) : null;
	const mayWrite = can(actor, 'briefing.write', facts);
	return {
		...{ id: briefingId, kind, group: { id: groupId, name: meeting.group.name } },
		meeting: {
			...{ id: meetingId, label: ordinalLabel(meeting), startsAt: meeting.startsAt },
			word: meeting.group.meetingWord
		},
		draft: prepares ? await draftOf(actor, standing) : null,
		sent: edition && {
			...{ version: edition.version, at: edition.at, sections: sections ?? [] },
			to: mayWrite ? groups.filter(({ id }) => facts.relayedTo.includes(id)).map(({ name }) => name) : []
		},
		changed: sections ? changedSince(sections, standing.text) : [],
		may: { write: mayWrite, readMeeting: can(actor, 'meeting.read', facts) },
		receivers:
			mayWrite && kind === 'report'
				? groups
						.filter(({ id }) => id !== groupId)
						.map(({ id, name }) => ({ id, name, has: facts.relayedTo.includes(id) }))
				: []
	};
}

/** What a file of a briefing says: what went out, or before that what is being written. As `readBriefing`. */
export async function readForPaper(actor: Actor, briefingId: string) {
	const { read } = context();
	const { briefing, facts } = await findBriefing(read, briefingId);
	const prepares = demandReading(actor, facts);
	const { federationId, meetingId } = briefing;
	const [edition, standing, meeting, thing] = await Promise.all([
		read.briefingEdition.findFirst({ where: { briefingId, federationId }, orderBy: { version: 'desc' } }),
		prepares ? standingOf(read, briefing) : null,
		read.meeting.findFirstOrThrow({
			where: { id: meetingId, federationId },
			select: { startsAt: true, group: { select: { name: true, federation: { select: { name: true } } } } }
		}),
		read.thing.findFirstOrThrow({ where: { id: briefingId, federationId }, select: { title: true } })
	]);
	const sections = edition ? readEdition(edition.json) : standing ? wordsIn(standing.text) : refuse('thing.missing');
	return {
		...{ title: thing.title, sections, at: edition?.at ?? null, meetsAt: meeting.startsAt },
		...{ group: meeting.group.name, federation: meeting.group.federation.name }
	};
}
