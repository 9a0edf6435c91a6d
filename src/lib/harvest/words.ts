import { dayAndMonth, type Language } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Became } from './became.ts';

/** What became of a note: "Blev uppdrag till förbundschefen", "Blev punkt på dagordningen, möte 2026:3 12 mars". */
export function becameWords(became: Became, language: Language): string {
	if (became.kind === 'assignment') {
		const { owner, state } = became;
		if (!owner) return m.harvest_became_task_hidden();
		return {
			open: m.harvest_became_task,
			done: m.harvest_became_task_done,
			dropped: m.harvest_became_task_dropped
		}[state]({ owner });
	}
	if (!('meeting' in became)) {
		const { kind, title } = became;
		if (kind === 'relay') return title ? m.harvest_became_relay({ title }) : m.harvest_became_relay_hidden();
		return title ? m.harvest_became_proposal({ title }) : m.harvest_became_proposal_hidden();
	}
	const { kind, title } = became;
	const meeting = { meeting: became.meeting.label, day: dayAndMonth(became.meeting.startsAt, language) };
	if (kind === 'item') return m.harvest_became_item(meeting);
	return title ? m.harvest_became_note({ title, ...meeting }) : m.harvest_became_note_hidden(meeting);
}
