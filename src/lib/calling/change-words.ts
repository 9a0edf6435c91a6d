import { m } from '#lib/i18n/paraglide/messages.js';
import type { CallingChanges, ItemChange } from './calling.ts';

const words: Record<ItemChange, () => string> = {
	new: m.calling_changed_new,
	title: m.calling_changed_item_title,
	presenter: m.calling_changed_item_presenter,
	minutes: m.calling_changed_item_minutes,
	papers: m.calling_changed_item_papers,
	number: m.calling_changed_item_number,
	text: m.calling_changed_item_text,
	decisions: m.calling_changed_item_decisions
};

/** "Ändrat sedan kallelsen: ny rubrik, nya handlingar". */
export const changeMark = (changes: readonly ItemChange[]): string =>
	m.calling_changed_mark({ what: changes.map((change) => words[change]()).join(', ') });

/** What has changed around the meeting, a sentence each. */
export const meetingChangeWords = (changes: CallingChanges['meeting']): string[] =>
	changes.map((change) =>
		({
			time: m.calling_changed_time,
			place: m.calling_changed_place,
			link: m.calling_changed_link,
			briefing: m.briefings_changed_calling
		})[change]()
	);
