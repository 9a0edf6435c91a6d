import { matchName, type Named } from './match-name.ts';
import { Email } from '#lib/accounts/schema.ts';
import type { CheckedRow, Draft, PasteNetwork, PasteProblemWord } from './paste-draft.ts';
import { checkChairs, checkPeople, placeSubstitutes } from './paste-seats.ts';
import type { PasteRow } from './paste-table.ts';
import { readListDay, readRole, readYes, type PasteColumn } from './paste-words.ts';

const names = (among: readonly Named[]) => among.map((one) => one.name).join(', ');

/** Reads each cell for itself. */
function readCells(row: PasteRow, network: PasteNetwork): Draft {
	const problems: Draft['problems'] = {};
	const wrong = (column: PasteColumn, word: PasteProblemWord, detail = '') =>
		void (problems[column] ??= { word, detail });
	if (row.name === '') wrong('name', 'required');
	if (row.name.length > 120) wrong('name', 'too-long');
	if (row.title.length > 120) wrong('title', 'too-long');
	if (row.email === '') wrong('email', 'required');
	else if (!Email.safeParse(row.email).success) wrong('email', 'email');
	const find = (column: 'group' | 'organisation', among: readonly Named[]): Named | null => {
		if (row[column] === '') return null;
		const match = matchName(row[column], among);
		if (match.kind === 'one') return match.one;
		if (match.kind === 'several') wrong(column, 'several', names(match.among));
		else wrong(column, column === 'group' ? 'unknown-group' : 'unknown-organisation', names(among));
		return null;
	};
	const group = find('group', network.groups);
	const organisation = find('organisation', network.organisations);
	if (row.group === '' && (row.organisation !== '' || row.role !== '')) wrong('group', 'required');
	const role = row.role === '' ? 'member' : readRole(row.role);
	if (role === null) wrong('role', 'unknown-role');
	const mandate = readYes(row.mandate);
	if (mandate === null) wrong('mandate', 'mandate');
	const from = row.from === '' ? network.today : readListDay(row.from);
	if (from === null) wrong('from', 'date');
	const known = network.people.find((person) => person.email === row.email);
	return {
		row,
		problems,
		notes: new Set(known ? ['known'] : []),
		membershipId: known?.membershipId ?? null,
		group,
		organisation,
		role: role ?? 'member',
		mandate: mandate ?? false,
		from: from ?? network.today,
		standsFor: null,
		callOrder: 1
	};
}

/**
 * Checks a pasted list against the federation (N9). Out: each row with what is wrong with it, cell by cell, and what
 * will be made of it. Pure, so that the preview and the act itself say the same.
 */
export function checkPaste(rows: readonly PasteRow[], network: PasteNetwork): CheckedRow[] {
	const drafts = rows.map((row) => readCells(row, network));
	// Substitutes first: one who stands in for a seat may take their organisation from it.
	placeSubstitutes(drafts, network);
	checkPeople(drafts, network);
	checkChairs(drafts, network);
	return drafts.map((draft) => {
		const { row, problems, group, organisation, role } = draft;
		if (group && !organisation && role !== 'secretary' && Object.keys(problems).length === 0)
			draft.notes.add('no-organisation');
		const ready = group && Object.keys(problems).length === 0 && !draft.notes.has('has-seat');
		return {
			row,
			problems,
			notes: [...draft.notes],
			membershipId: draft.membershipId,
			seat: ready
				? {
						groupId: group.id,
						organisationId: organisation?.id ?? null,
						role,
						mandate: draft.mandate,
						from: draft.from,
						callOrder: draft.callOrder,
						substituteFor: draft.standsFor
					}
				: null
		};
	});
}

/** Whether everything in the list can be done. */
export const pasteIsClean = (checked: readonly CheckedRow[]): boolean =>
	checked.length > 0 && checked.every((one) => Object.keys(one.problems).length === 0);
