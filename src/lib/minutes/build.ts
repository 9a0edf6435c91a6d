import { clockTime, capital, longDate, meetingTime } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { RecordGroupKind, RecordLine } from '#lib/attendance/record.ts';
import { listed } from '#lib/attendance/words.ts';
import { linesOf } from '#lib/decisions/decision.ts';
import { isEmpty } from '#lib/items/read-item.ts';
import type { Block, Blocks } from '#lib/items/blocks.ts';
import { outcomeWords } from '#lib/meetings/outcome-words.ts';
import { whereHeld, whereWords } from '#lib/meetings/words.ts';
import type { Fact, FrontRow, MinutesContent, Paragraph, Signature } from './content.ts';
import { decisionFacts, pollFacts } from './decision-facts.ts';
import type { MinutesFacts, MinutesItem } from './facts.ts';
import { numberOnPaper, paperTitle } from './titles.ts';

// Papers are in Swedish, whoever reads them.
const language = 'sv';

const heading = (text: string): Block => ({
	type: 'heading',
	level: 2,
	content: [{ type: 'text', text, marks: [] }]
});

/** What was prepared and what was noted as one text; headings part them where there are both. */
export function meetingText({ text, notes }: Pick<MinutesItem, 'text' | 'notes'>): Blocks {
	if (isEmpty(notes)) return isEmpty(text) ? [] : text;
	if (isEmpty(text)) return notes;
	return [heading(m.minutes_text_prepared()), ...text, heading(m.minutes_text_noted()), ...notes];
}

const one = (kind: Fact['kind'], label: string, lines: readonly string[]): Fact[] =>
	lines.length > 0 ? [{ kind, label, lines }] : [];

/** Where it has been before: "Möte 2026:1, § 5 den torsdag 15 januari 2026. Bordlagt: underlaget saknas." */
const originLines = ({ origins }: MinutesItem): string[] =>
	origins.map((origin) => {
		const meeting = origin.number ? `${origin.label}, ${origin.number}` : origin.label;
		return `${m.meetings_origin({ meeting, day: longDate(origin.startsAt, language) })} ${outcomeWords(origin)}`;
	});

/** The notes it was made of, quoted: what they are called where the item is called something else, and what they say. */
const relayFacts = ({ relayed, title }: MinutesItem): Fact[] =>
	relayed.flatMap((note) =>
		one('relay', m.minutes_relayed({ from: listed(note.from) || m.relay_the_office() }), [
			...(note.title === title ? [] : [note.title]),
			...linesOf(note.what)
		])
	);

function aboutLines(item: MinutesItem, facts: MinutesFacts): string[] {
	if (item.struck) return [m.minutes_struck()];
	const begun = facts.meeting.startedAt !== null;
	const about = [
		item.sub || item.kind === 'section' ? '' : item.kindWord,
		item.presenter,
		!begun && item.minutes ? m.minutes_planned({ minutes: item.minutes }) : ''
	].filter(Boolean);
	return about.length > 0 ? [about.join(', ')] : [];
}

/** What happened while the meeting was on the item, in the order it happened. */
function happened({ id }: MinutesItem, { events, leads }: MinutesFacts): string[] {
	const pauses = events
		.filter(({ itemId, kind }) => itemId === id && (kind === 'paused' || kind === 'resumed'))
		.map(({ kind, at }) => {
			const time = clockTime(at, language);
			return { at: at.getTime(), line: kind === 'paused' ? m.minutes_paused({ time }) : m.minutes_resumed({ time }) };
		});
	const led = leads
		.filter(({ itemId }) => itemId === id)
		.map(({ at, who, of }) => {
			if (at === null) return { at: -Infinity, line: m.minutes_chair_item({ who }) };
			const words = { who, time: clockTime(at, language) };
			return { at: at.getTime(), line: of === 'item' ? m.minutes_chair_item_from(words) : m.minutes_chair_from(words) };
		});
	return [...pauses, ...led].toSorted((a, b) => a.at - b.at).map(({ line }) => line);
}

function paragraphOf(item: MinutesItem, facts: MinutesFacts): Paragraph {
	const decisions = facts.decisions.filter(({ itemId }) => itemId === item.id);
	const polls = facts.polls.filter(({ itemId }) => itemId === item.id);
	const settled = new Set(decisions.flatMap(({ pollId }) => pollId ?? []));
	return {
		id: item.id,
		number: item.printed,
		title: item.title,
		kind: item.kind === 'section' ? 'heading' : item.sub ? 'sub' : 'item',
		struck: item.struck,
		before: [
			...one('about', '', aboutLines(item, facts)),
			...one('history', m.meetings_origins(), originLines(item)),
			...relayFacts(item),
			...one('attendance', '', [...(facts.attendance?.perItem[item.id] ?? []), ...happened(item, facts)])
		],
		body: meetingText(item),
		after: [
			...polls.filter(({ id }) => !settled.has(id)).flatMap(pollFacts),
			...decisions.flatMap((decision) =>
				decisionFacts(decision, facts.group, polls.find(({ id }) => id === decision.pollId) ?? null)
			),
			...one(
				'assignment',
				m.minutes_assignments(),
				facts.assignments
					.filter(({ itemId }) => itemId === item.id)
					.map(({ text, owner, due }) => [text, [owner, due].filter(Boolean).join(', ')].filter(Boolean).join(' – '))
			),
			...one('outcome', '', item.left ? [outcomeWords(item.left)] : [])
		],
		files: item.files
	};
}

const personLine = ({ name, organisation, notes }: RecordLine): string =>
	[name, organisation, ...notes].filter(Boolean).join(', ');

function attendanceRows({ attendance, group, seated, meeting, order }: MinutesFacts): FrontRow[] {
	if (!attendance)
		return seated.length > 0
			? [
					{
						key: 'seated',
						label: m.minutes_front_seated(),
						lines: seated,
						remark: meeting.startedAt ? m.minutes_front_seated_hint() : ''
					}
				]
			: [];
	const label: Record<RecordGroupKind, () => string> = {
		serving: group.decides ? m.attendance_group_deciding : m.attendance_group_present,
		substitutes: m.attendance_group_substitutes,
		others: m.attendance_group_others,
		guests: m.attendance_group_guests,
		absent: m.attendance_group_absent
	};
	return attendance.groups.map(({ kind, lines }) => ({
		key: kind,
		label: label[kind](),
		lines: lines.map(personLine),
		remark: kind === 'serving' && order !== null ? m.attendance_in_order() : ''
	}));
}

/** When it was: as the clock stood once it has begun and ended, else as it was called for. */
function whenWords({ startsAt, endsAt, startedAt, endedAt }: MinutesFacts['meeting']): string {
	const time =
		startedAt && endedAt ? meetingTime(startedAt, endedAt, language) : meetingTime(startsAt, endsAt, language);
	return m.minutes_when({ date: longDate(startedAt ?? startsAt, language), time });
}

function pauseLines({ events }: MinutesFacts): string[] {
	const starts = events.filter(({ kind }) => kind === 'paused');
	return starts.map(({ at }) => {
		const until = events.find((event) => event.kind === 'resumed' && event.at >= at)?.at;
		return until ? meetingTime(at, until, language) : m.minutes_paused({ time: clockTime(at, language) });
	});
}

/** Who led, where that was not simply the group's chair all the way. */
function chairLines({ chairs }: MinutesFacts): string[] {
	if (chairs.length === 1 && chairs[0]?.usual) return [];
	return chairs.map(({ name, paragraphs }) => [name, paragraphs].filter(Boolean).join(', '));
}

function frontOf(facts: MinutesFacts): FrontRow[] {
	const { meeting, group, numbers, order } = facts;
	const where = meeting.startedAt ? whereHeld(meeting) : whereWords(meeting);
	const row = (key: string, label: string, lines: readonly string[]): FrontRow[] => {
		const said = lines.filter(Boolean);
		return said.length > 0 ? [{ key, label, lines: said, remark: '' }] : [];
	};
	const adjusters = group.recordKind === 'minutes' ? m.minutes_front_adjusters() : m.minutes_front_checkers();
	const standIns = group.recordKind === 'minutes' ? m.minutes_front_stand_ins() : m.minutes_front_stand_ins_notes();
	return [
		...row('place', m.minutes_front_place(), [capital([where, whenWords(meeting)].filter(Boolean).join(', '))]),
		...attendanceRows(facts),
		// Who was called and came, or did not, stands among the others.
		...row('called', m.minutes_front_called(), facts.attendance ? [] : [facts.called.join(', ')]),
		...row('chair', m.minutes_role_chair(), meeting.startedAt ? chairLines(facts) : []),
		...row('pauses', m.minutes_front_pauses(), pauseLines(facts)),
		...row('secretary', m.minutes_front_secretary(), [meeting.startedAt ? (facts.secretary ?? '') : '']),
		...row('adjusters', adjusters, [listed(facts.adjusters)]),
		...row(
			'stand-ins',
			standIns,
			facts.standIns.map((one) => m.minutes_stand_in(one))
		),
		...(numbers && group.numberPrefix.includes('§')
			? row('numbers', m.minutes_front_numbers(), [numbers[0] === numbers[1] ? String(numbers[0]) : numbers.join('–')])
			: []),
		...(order ? row('order', m.minutes_front_order(), [m.minutes_order_text({ numbers: order.join(', ') })]) : [])
	];
}

function signaturesOf({ group, chairs, adjusters, secretary, meeting }: MinutesFacts): Signature[] {
	if (!meeting.startedAt || group.recordKind !== 'minutes') return [];
	return [
		...(secretary ? [{ role: m.minutes_role_secretary(), name: secretary }] : []),
		...chairs.map(({ name, paragraphs, standIn }) => ({
			role: [m.minutes_role_chair(), paragraphs].filter(Boolean).join(' '),
			name: standIn ?? name
		})),
		...adjusters.map((name) => ({ role: m.minutes_role_adjuster(), name }))
	];
}

/**
 * A meeting's paper from its facts: pure and total, the same for the page, every export and what is locked. Before the
 * meeting it is the agenda. Shape: domain.md 1.3–1.9, 1.13 and 3.2.
 */
export function buildMinutes(facts: MinutesFacts): MinutesContent {
	const { meeting, group, federation, next } = facts;
	const begun = meeting.startedAt !== null && meeting.state !== 'cancelled';
	const kind = begun ? (group.recordKind === 'minutes' ? 'minutes' : 'notes') : 'agenda';
	const number = numberOnPaper(group.minutesLabel, meeting);
	return {
		format: 'samsyn.minutes/1',
		language,
		kind,
		federation,
		group: { id: group.id, name: group.name },
		meeting: {
			id: meeting.id,
			startsAt: meeting.startsAt.toISOString(),
			startedAt: meeting.startedAt?.toISOString() ?? null,
			endedAt: meeting.endedAt?.toISOString() ?? null
		},
		title: paperTitle(kind, number),
		number,
		name: meeting.title,
		front: frontOf(facts),
		paragraphs: facts.items.map((item) => paragraphOf(item, facts)),
		closing:
			begun && next
				? [
						(group.meetingWord === 'session' ? m.minutes_next_session : m.minutes_next)({
							when: m.minutes_when({
								date: longDate(next.startsAt, language),
								time: meetingTime(next.startsAt, next.endsAt, language)
							})
						})
					]
				: [],
		signatures: signaturesOf(facts)
	};
}
