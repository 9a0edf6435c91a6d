import { BeginBriefing } from '#lib/briefings/schema.ts';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { newDocument } from '#server/documents/new-document.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { briefingNews } from './find.ts';

/**
 * Begins the information sheet of a meeting to come, or the report from one that has ended, of a body that decides. Out:
 * the one there is, where somebody has begun it already. Refusals: 'meeting.state', 'thing.missing', 'access.denied'.
 */
export const beginBriefing = command(
	'briefing.begin',
	BeginBriefing,
	async ({ db, actor, now, demand, audit, tell }, { meetingId, kind }) => {
		const facts = await meetingFacts(db, meetingId);
		demand('meeting.read', facts);
		const { federationId, groupId } = facts;
		const meeting = await db.meeting.findUniqueOrThrow({
			where: { id: meetingId },
			select: { year: true, ordinal: true, group: { select: { name: true, decides: true } } }
		});
		const its = kind === 'before' ? facts.meetingState === 'planned' : facts.meetingState === 'ended';
		if (!its || (kind === 'report' && !meeting.group.decides)) refuse('meeting.state');
		demand('briefing.write', { ...facts, briefing: { kind, sent: false } });
		const there = await db.briefing.findUnique({ where: { meetingId_kind: { meetingId, kind } } });
		if (there) return { briefingId: there.id };
		const id = newId();
		const label = ordinalLabel(meeting);
		const title =
			kind === 'before'
				? m.briefings_before_title({ name: `${meeting.group.name} ${label}` }, { locale: 'sv' })
				: m.briefings_report_title({ body: meeting.group.name, label }, { locale: 'sv' });
		await db.thing.create({ data: { id, kind: 'briefing', federationId, groupId, title, createdAt: now } });
		await db.briefing.create({
			data: { id, federationId, groupId, meetingId, kind, createdAt: now, createdBy: actor.membershipId ?? '' }
		});
		await newDocument(db, { kind: 'briefing', subjectId: id, meetingId, federationId, now });
		audit('briefing.begun', { thingId: id, data: { kind, meetingId } });
		tell(briefingNews(facts));
		return { briefingId: id };
	}
);
