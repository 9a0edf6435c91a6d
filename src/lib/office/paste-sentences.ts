import { capital } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Named } from '#lib/network/match-name.ts';
import type { CheckedRow, PasteNote, PasteProblem } from '#lib/network/paste-draft.ts';
import type { PasteColumn } from '#lib/network/paste-words.ts';
import { seatRoleName } from '#lib/network/roles.ts';

const columns: Record<PasteColumn, () => string> = {
	name: m.office_column_name,
	email: m.office_column_email,
	organisation: m.office_column_organisation,
	group: m.office_column_group,
	role: m.office_column_role,
	mandate: m.office_column_mandate,
	substituteFor: m.office_column_substitute_for,
	from: m.office_column_from,
	title: m.office_column_title
};

/** A column's name for the reader. */
export const columnName = (column: PasteColumn): string => columns[column]();

const problems: Record<PasteProblem['word'], (inputs: { detail: string }) => string> = {
	required: m.office_problem_required,
	'too-long': m.office_problem_too_long,
	email: m.office_problem_email,
	date: m.office_problem_date,
	mandate: m.office_problem_mandate,
	'unknown-organisation': m.office_problem_unknown_organisation,
	'unknown-group': m.office_problem_unknown_group,
	'unknown-role': m.office_problem_unknown_role,
	several: m.office_problem_several,
	'other-name': m.office_problem_other_name,
	duplicate: m.office_problem_duplicate,
	'chair-taken': m.office_problem_chair_taken,
	'other-seat': m.office_problem_other_seat,
	'substitute-homeless': m.office_problem_substitute_homeless,
	'substitute-unknown': m.office_problem_substitute_unknown,
	'substitute-elsewhere': m.office_problem_substitute_elsewhere
};

/** What is wrong with a cell, as a sentence. */
export const problemSentence = ({ word, detail }: PasteProblem): string => problems[word]({ detail });

const notes: Record<PasteNote, () => string> = {
	known: m.office_paste_known,
	'same-person': m.office_paste_same,
	'has-seat': m.office_paste_has_seat,
	'no-organisation': m.office_paste_no_organisation
};

/** What will be made of a row, in a few sentences. */
export function rowSentence(
	one: CheckedRow,
	{ groups, organisations, today }: { groups: readonly Named[]; organisations: readonly Named[]; today: string }
): string {
	const { seat } = one;
	const name = (list: readonly Named[], id: string | null) => list.find((each) => each.id === id)?.name ?? '';
	const gets = seat && {
		role: capital(seatRoleName(seat.role)),
		group: name(groups, seat.groupId),
		organisation: name(organisations, seat.organisationId)
	};
	const sits = !gets ? '' : gets.organisation ? m.office_paste_gets_for(gets) : m.office_paste_gets(gets);
	const isNew = one.membershipId === null && !one.notes.includes('same-person');
	const details = seat && [
		seat.mandate ? m.network_mandate() : '',
		seat.substituteFor ? m.office_paste_stands_for({ name: one.row.substituteFor }) : '',
		seat.from === today ? '' : m.office_paste_from({ day: seat.from })
	];
	return [
		...(sits ? [`${[sits, ...(details ?? [])].filter(Boolean).join(', ')}.`] : []),
		...(isNew ? [m.office_paste_new()] : []),
		...one.notes.map((note) => notes[note]())
	].join(' ');
}
