import { waitingLine } from '#lib/home/words.ts';
import { returnWords } from '#lib/proposals/words.ts';
import type { HomeMeeting, Waiting } from '#lib/home/home.ts';
import { dayAndMonth, daysUntil } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { RelayWait } from '#lib/relay/view.ts';
import { answeredWords } from '#lib/relay/words.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { readCameReports } from '#server/briefings/read-came.ts';
import { readBriefingWaits } from '#server/briefings/read-waiting.ts';
import { readCallingWaits } from '#server/calling/read-waiting.ts';
import { readCalendar } from '#server/meetings/read.ts';
import { readMinutesAsked } from '#server/minutes/read-asked.ts';
import { readPackWaits } from '#server/organisation/read-waiting.ts';
import { demand } from '#server/permissions/demand.ts';
import { readReturned } from '#server/proposals/read-returned.ts';
import { readProposalWaits } from '#server/proposals/read-waiting.ts';
import { readRelayWaits } from '#server/relay/read-waiting.ts';
import { readAnswered } from '#server/relay/read-answered.ts';
import { readPassedToMine } from '#server/relay/read.ts';

const day = 86_400_000;

/** One thing in a digest: what it is, where, and by which key it is told once. */
export interface DigestLine {
	readonly key: string;
	readonly title: string;
	readonly note: string;
	readonly href: string;
}

/** What a letter of its own has told at once. */
const byLetter: readonly RelayWait['kind'][] = ['approve', 'reply', 'settle'];

/** The words of Home for what waits, under a key. */
const lineOf = (key: string, one: Waiting, actor: Actor, now: Date): DigestLine => {
	const { title, note, href } = waitingLine(one, actor.language, now);
	return { key, title, note, href };
};

/** Around meetings: an answer that is missing near the day, a calling to send, minutes near their last day. */
async function aroundMeetings(actor: Actor, now: Date): Promise<DigestLine[]> {
	const [ahead, minutes] = await Promise.all([
		readCalendar(actor, now, new Date(now.getTime() + 60 * day)),
		readMinutesAsked(actor, now)
	]);
	const planned = ahead.filter(({ state, startsAt }) => state === 'planned' && startsAt > now);
	const ended = minutes.meetings.filter(({ state }) => state === 'ended');
	const [calling, briefings] = await Promise.all([
		readCallingWaits(actor, planned, now),
		readBriefingWaits(actor, [...planned, ...ended], now)
	]);
	const told = (meeting: HomeMeeting): DigestLine[] => {
		const waits = calling.get(meeting.id);
		const what = briefings.get(meeting.id);
		const near = daysUntil(meeting.startsAt, now) <= 3;
		return [
			...(waits && (near || waits === 'approve' || waits === 'send')
				? [lineOf(`${waits}:${meeting.id}`, { kind: waits, meeting }, actor, now)]
				: []),
			...minutes
				.waitsOf(meeting.id)
				.filter(({ due }) => !due || daysUntil(due, now) <= 2)
				.map(({ kind: what, due, part }) =>
					lineOf(
						`${what}:${meeting.id}${part ? `:${part.itemId}` : ''}`,
						{ kind: 'minutes', what, due, part, meeting },
						actor,
						now
					)
				),
			...(what ? [lineOf(`briefing-${what}:${meeting.id}`, { kind: 'briefing', what, meeting }, actor, now)] : [])
		];
	};
	return [...planned, ...minutes.meetings].flatMap(told);
}

/** Packs that have not been told onward, a week after they came and again after three (O4). */
async function packsLeft(actor: Actor, now: Date): Promise<DigestLine[]> {
	const packs = await readPackWaits(actor, now);
	return packs.flatMap((pack) => {
		const weeks = Math.floor((now.getTime() - pack.madeAt.getTime()) / (7 * day));
		const turn = weeks >= 3 ? 3 : weeks >= 1 ? 1 : 0;
		const key = `pack:${pack.organisationId}:${pack.meetingId}:${turn}`;
		return turn === 0 ? [] : [lineOf(key, { kind: 'pack', ...pack }, actor, now)];
	});
}

/**
 * What came to the actor's groups: notes that wait there, reports from those who decide; what was done with their
 * proposals, and what came back on their notes.
 */
async function came(actor: Actor, now: Date): Promise<DigestLine[]> {
	const [notes, reports, returned, answered] = await Promise.all([
		readPassedToMine(actor),
		readCameReports(actor, now),
		readReturned(actor, new Date(now.getTime() - 14 * day)),
		readAnswered(actor, new Date(now.getTime() - 14 * day))
	]);
	return [
		...notes
			.filter(({ state }) => state === 'sent')
			.map(({ hopId, title, to }) => ({
				...{ key: `came:${hopId}`, title: m.digest_line_came({ title }) },
				...{ note: to.name, href: `/relay/received/${hopId}` }
			})),
		...reports.map(({ id, body, on, to }) => ({
			...{ key: `report:${id}`, title: m.digest_line_report({ body, date: dayAndMonth(on, actor.language, now) }) },
			...{ note: to, href: `/briefings/${id}` }
		})),
		...returned.map(({ proposalId, to, body, title, at }) => ({
			...{ key: `returned:${proposalId}:${at.toISOString()}`, title: returnWords({ to, body, title }) },
			...{ note: m.digest_line_returned(), href: `/proposals/${proposalId}` }
		})),
		...answered.map(({ hopId, noteId, ...one }) => ({
			...{ key: `answered:${hopId}:${noteId}`, title: answeredWords(one) },
			...{ note: m.digest_line_answered(), href: `/relay/${noteId}` }
		}))
	];
}

/**
 * What there is to tell somebody of today, the most pressing first: nothing that is done, and nothing that a letter of
 * its own has just told. In the language that is set. Needs 'home.read'.
 */
export async function gatherLines(actor: Actor, now: Date): Promise<DigestLine[]> {
	demand(actor, 'home.read', {});
	const [meetings, relays, proposals, packs, news] = [
		await aroundMeetings(actor, now),
		await readRelayWaits(actor),
		await readProposalWaits(actor),
		await packsLeft(actor, now),
		await came(actor, now)
	];
	const relayLines = relays
		.filter(({ kind }) => !byLetter.includes(kind))
		.map((wait) => lineOf(`relay-${wait.kind}:${wait.id}:${wait.since}`, { kind: 'relay', wait }, actor, now));
	const has = new Set(relayLines.map(({ href }) => href));
	return [
		...meetings,
		...relayLines,
		...proposals.map((one) =>
			lineOf(`proposal-${one.what}:${one.proposalId}:${one.organisation}`, { kind: 'proposal', ...one }, actor, now)
		),
		...packs,
		...news.filter(({ href }) => !has.has(href))
	];
}
