import { m } from '#lib/i18n/paraglide/messages.js';
import { clockTime, dayAndMonth, type Language } from '#lib/i18n/dates.ts';
import type { Outcome } from './events.ts';
import type { MissedLine } from './missed.ts';
import type { ItemOrigin, LeftItem } from './running.ts';

/** "Bordlagt", "Återremitterat", "Överfört till nästa möte". */
export const outcomeWord = (outcome: Outcome): string =>
	({ deferred: m.meetings_deferred, referred: m.meetings_referred_back, carried: m.meetings_carried })[outcome]();

/** "Bordlagt", "Återremitterat till Beredningsgruppen", with the reason if there is one: a sentence. */
export function outcomeWords(one: {
	readonly outcome: Outcome | 'adjusting';
	readonly reason: string;
	readonly to: string;
}): string {
	if (one.outcome === 'adjusting') return `${m.meetings_adjusting_carried()}.`;
	const words = one.outcome === 'referred' ? m.meetings_referred({ to: one.to }) : outcomeWord(one.outcome);
	return one.reason ? m.meetings_outcome_because({ words, reason: one.reason }) : `${words}.`;
}

const meetingWords = (of: Pick<ItemOrigin, 'label' | 'number' | 'startsAt'>, language: Language): string =>
	m.meetings_origin({
		meeting: of.number ? `${of.label}, ${of.number}` : of.label,
		day: dayAndMonth(of.startsAt, language)
	});

/** "Möte 2026:2, § 5 den 12 mars. Bordlagt: underlaget saknas." */
export const originWords = (origin: ItemOrigin, language: Language): string =>
	`${meetingWords(origin, language)} ${outcomeWords(origin)}`;

/** The same of what an earlier meeting left: "… Hanns inte med." */
export const leftWords = ({ outcome, ...left }: LeftItem, language: Language): string =>
	`${meetingWords(left, language)} ${outcome ? outcomeWords({ ...left, outcome }) : m.meetings_left_untreated()}`;

/** One thing that somebody missed, as a sentence; `name` names an item as sentences do. */
export function missedWords(
	line: MissedLine,
	names: { name(itemId: string): string; title(itemId: string): string },
	language: Language
): string {
	if (line.kind === 'chair') {
		const time = clockTime(line.at, language);
		return line.itemId
			? m.meetings_missed_chair_item({ name: line.name, item: names.name(line.itemId) })
			: m.meetings_missed_chair({ name: line.name, time });
	}
	const item = [names.name(line.itemId), names.title(line.itemId)].filter(Boolean).join(' ');
	const treated =
		line.from && line.until
			? m.meetings_missed_treated({
					item,
					from: clockTime(line.from, language),
					until: clockTime(line.until, language)
				})
			: m.meetings_missed_item({ item });
	const outcome = line.outcome ? `${outcomeWord(line.outcome)}.` : '';
	const decisions = line.decisions.map((text) =>
		m.meetings_missed_decided({ text: text.trim().replaceAll('\n', '; ') })
	);
	const votes = line.votes.map((text) => m.meetings_missed_voted({ text }));
	return [treated, ...votes, ...decisions, outcome].filter(Boolean).join(' ');
}
