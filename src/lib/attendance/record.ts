import { m } from '#lib/i18n/paraglide/messages.js';
import { clockTime, type Language } from '#lib/i18n/dates.ts';
import { seatRoleName } from '#lib/network/roles.ts';
import { attendanceOf, type AttendanceOf, type AttendedItem } from './derive.ts';
import { isVoting, standsFor } from './log.ts';
import { cameInto, leftOut, partTaken } from './spans.ts';
import type { AttendanceView, Participant } from './view.ts';
import { formWord, listed, quorumWords, spansWords } from './words.ts';

/** One person as the front page of a paper has them. */
export interface RecordLine {
	readonly who: string;
	/** With the political party in brackets, as on paper. */
	readonly name: string;
	readonly organisation: string | null;
	/** Role, form, part-time attendance, whom they served for: what follows the name. */
	readonly notes: readonly string[];
}

export type RecordGroupKind = 'serving' | 'substitutes' | 'others' | 'guests' | 'absent';

export interface AttendanceRecord {
	/** Those with somebody in them, serving first. */
	readonly groups: readonly { readonly kind: RecordGroupKind; readonly lines: readonly RecordLine[] }[];
	/** What differs on an item from the one before: who came, left, stepped aside, served, visited. By item. */
	readonly perItem: Readonly<Record<string, readonly string[]>>;
}

interface Telling {
	readonly view: AttendanceView;
	readonly day: AttendanceOf;
	readonly name: (itemId: string) => string;
	readonly language: Language;
}

const nameWith = ({ name, politicalParty }: Participant) => (politicalParty ? `${name} (${politicalParty})` : name);

/**
 * A meeting's attendance as the papers have it (domain.md 1.4): serving first with form and part-time attendance by
 * item in the order of treatment, then substitutes who did not serve, others, guests, and who was absent, with whether
 * they had said so. `names`: what each item is called.
 */
export function attendanceRecord(
	view: AttendanceView,
	names: Readonly<Record<string, string>>,
	language: Language
): AttendanceRecord {
	const day = attendanceOf(view.facts);
	const telling: Telling = { view, day, language, name: (itemId) => names[itemId] ?? '' };
	const here = new Set(day.items.flatMap(({ attended }) => [...attended.keys()]));
	const groups = new Map<RecordGroupKind, RecordLine[]>();
	for (const one of view.people) {
		if (one.kind === 'office' && !here.has(one.who)) continue;
		const kind = here.has(one.who) ? groupOf(one, telling) : isMissed(one, here, view) ? 'absent' : null;
		if (kind) groups.set(kind, [...(groups.get(kind) ?? []), lineOf(one, kind, telling)]);
	}
	const order: RecordGroupKind[] = ['serving', 'substitutes', 'others', 'guests', 'absent'];
	return {
		groups: order.flatMap((kind) => {
			const lines = groups.get(kind);
			return lines ? [{ kind, lines }] : [];
		}),
		perItem: Object.fromEntries(
			day.items.map((item, index) => [item.itemId, changesAt(telling, item, day.items[index - 1] ?? null)])
		)
	};
}

/** A substitute is absent when nobody of theirs came; else somebody who could have come and did not. */
function isMissed({ kind, role, organisationId }: Participant, here: ReadonlySet<string>, view: AttendanceView) {
	if (kind === 'guest') return false;
	if (role !== 'substitute') return true;
	return !view.facts.seats.some(
		(seat) => seat.organisationId === organisationId && standsFor(seat) && here.has(seat.id)
	);
}

function groupOf({ who, kind, role, organisationId }: Participant, { day }: Telling): RecordGroupKind {
	if (kind === 'guest') return 'guests';
	const voted = day.items.some(({ attended }) => attended.get(who)?.votes);
	if (voted || (role !== null && isVoting({ role, organisationId }))) return 'serving';
	return role === 'substitute' ? 'substitutes' : 'others';
}

function lineOf(one: Participant, kind: RecordGroupKind, telling: Telling): RecordLine {
	const organisation =
		telling.view.organisations.find(({ id }) => id === one.organisationId)?.name ?? (one.from || null);
	const role = one.role === null || one.role === 'member' ? '' : seatRoleName(one.role);
	const notes =
		kind === 'absent'
			? [role, one.answer === 'away' ? m.attendance_notified() : '']
			: [role, ...presenceNotes(one, telling)];
	return { who: one.who, name: nameWith(one), organisation, notes: notes.filter(Boolean) };
}

function presenceNotes({ who, role, kind, organisationId }: Participant, { view, day, name, language }: Telling) {
	const parts = day.items.flatMap(({ attended }) => attended.get(who) ?? []);
	const forms = [...new Set(parts.map(({ form }) => form))];
	const taken = partTaken(day.items, who);
	const served = [...new Set(parts.flatMap(({ servesFor }) => servesFor ?? []))].map((seat) => {
		const span = partTaken(day.items, who, ({ servesFor }) => servesFor === seat);
		const forWhom = view.people.find((one) => one.who === seat)?.name ?? '';
		const same = JSON.stringify(span.spans) === JSON.stringify(taken.spans);
		const when = span.whole || same ? '' : spansWords(span.spans, name, language);
		return [m.attendance_served_for({ name: forWhom }), when].filter(Boolean).join(' ');
	});
	// A member who was there without the vote: replaced, or taking part in a form that does not count.
	const without =
		role !== null && isVoting({ role, organisationId }) ? partTaken(day.items, who, ({ votes }) => !votes).spans : [];
	return [
		...served,
		forms.some((form) => form !== 'room') ? forms.map(formWord).join(', ') : '',
		taken.whole && kind !== 'guest' ? '' : spansWords(taken.spans, name, language),
		without.length > 0 ? m.attendance_without_vote({ when: spansWords(without, name, language) }).trim() : '',
		taken.recused.length > 0 ? m.attendance_recused_on({ items: listed(taken.recused.map(name)) }) : ''
	];
}

/** What differs on an item from how the one before it was left. */
function changesAt({ view, day, language }: Telling, item: AttendedItem, before: AttendedItem | null): string[] {
	const people = new Map(view.people.map((one) => [one.who, one]));
	const named = (who: string) => people.get(who)?.name ?? '';
	const timed = (who: string, at: Date | null | undefined) =>
		at ? m.attendance_name_at({ name: named(who), time: clockTime(at, language) }) : named(who);
	const isGuest = (who: string) => people.get(who)?.kind === 'guest';
	const aside = [...item.closing.recused].filter((who) => people.has(who));
	const was = before?.closing;
	const came = was
		? [...item.attended].filter(([who]) => !was.present.has(who) && !was.recused.has(who) && !isGuest(who))
		: [...item.attended].filter(([who, { from }]) => cameInto(day.items, item, from) !== null && !isGuest(who));
	const left = [
		...[...(was?.present.keys() ?? [])].filter(
			(who) => !item.attended.has(who) && !item.closing.recused.has(who) && !isGuest(who)
		),
		...[...item.attended].flatMap(([who, { until }]) =>
			leftOut(day.items, item, until) !== null &&
			!item.closing.present.has(who) &&
			!item.closing.recused.has(who) &&
			!isGuest(who)
				? who
				: []
		)
	];
	const serving = [...item.closing.votes].filter(
		([seat, who]) => seat !== who && (was?.votes.get(seat) !== who || item.closing.recused.has(seat))
	);
	const guests = [...item.attended.keys()].filter(isGuest);
	const quorum = item.closing.quorum.met ? null : quorumWords(item.closing.quorum);
	return [
		aside.length > 0 ? m.attendance_item_recused({ names: listed(aside.map(named)) }) : '',
		came.length > 0 ? m.attendance_item_came({ names: listed(came.map(([who, part]) => timed(who, part.from))) }) : '',
		left.length > 0
			? m.attendance_item_left({ names: listed(left.map((who) => timed(who, item.attended.get(who)?.until))) })
			: '',
		...serving.map(([seat, who]) => m.attendance_item_serves({ name: named(who), member: named(seat) })),
		guests.length > 0 ? m.attendance_item_guests({ names: listed(guests.map(named)) }) : '',
		quorum ?? ''
	].filter(Boolean);
}
