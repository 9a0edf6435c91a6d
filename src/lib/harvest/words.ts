import { dayAndMonth, type Language } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { ProposalState } from '#lib/permissions/facts.ts';
import { returnWords } from '#lib/proposals/words.ts';
import type { Became } from './became.ts';

/** "Blev förslaget Tidiga samtal. Styrelsen har beslutat om det. Skäl: …" */
const cameWords = (title: string, { to, body, reason }: { to: ProposalState; body: string; reason: string }): string =>
	[
		m.harvest_became_proposal_came({ title, what: returnWords({ to, body, title: m.harvest_became_proposal_it() }) }),
		...(reason ? [m.proposals_return_reason({ reason })] : [])
	].join(' ');

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
		if (kind === 'proposal' && became.came) return cameWords(title, became.came);
		if (kind === 'relay') return title ? m.harvest_became_relay({ title }) : m.harvest_became_relay_hidden();
		return title ? m.harvest_became_proposal({ title }) : m.harvest_became_proposal_hidden();
	}
	const { kind, title } = became;
	const meeting = { meeting: became.meeting.label, day: dayAndMonth(became.meeting.startsAt, language) };
	if (kind === 'item') return m.harvest_became_item(meeting);
	return title ? m.harvest_became_note({ title, ...meeting }) : m.harvest_became_note_hidden(meeting);
}
