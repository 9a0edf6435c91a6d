import { z } from 'zod';
import { groupKinds } from '#lib/network/group-kinds.ts';
import { AddOrganisation, limits } from '#lib/network/schema.ts';
import { isOrgNumber, orgNumberForm } from './org-number.ts';
import { Email, PersonName, Title } from './schema.ts';

export const setUpSteps = ['federation', 'organisations', 'groups', 'person'] as const;
export type SetUpStep = (typeof setUpSteps)[number];

const line = (longest: number) => z.string().trim().min(1, 'field.required').max(longest, 'field.too-long');

/** Two rows with the same short name: said at the second. */
function noTwins(rows: readonly { shortName: string }[], ctx: z.RefinementCtx): void {
	rows.forEach(({ shortName }, row) => {
		if (rows.findIndex((other) => other.shortName.toLowerCase() === shortName.toLowerCase()) < row)
			ctx.addIssue({ code: 'custom', message: 'field.taken', path: [row, 'shortName'] });
	});
}

const Group = z.object({
	kind: z.enum(groupKinds, 'field.required'),
	name: line(limits.name),
	shortName: line(limits.shortName),
	/** Short name of the one municipality it is for; '' = it is to hold every member. */
	of: z.string()
});

/** What the guided page asks for, one part a step; the command that founds the federation parses the same. */
export const setUpParts = {
	federation: z.object({
		name: line(limits.name),
		shortName: line(limits.shortName),
		orgNumber: z
			.string()
			.trim()
			.refine((typed) => typed === '' || isOrgNumber(typed), 'field.org-number')
			.transform((typed) => orgNumberForm(typed) || null)
	}),
	organisations: z.array(AddOrganisation).min(1, 'field.required').max(80, 'field.invalid').superRefine(noTwins),
	groups: z.array(Group).max(80, 'field.invalid').superRefine(noTwins),
	person: z.object({ name: PersonName, title: Title, email: Email })
} as const;
export const FoundFederation = z.object(setUpParts);

export interface OrganisationRow {
	part: string;
	name: string;
	shortName: string;
}
export interface GroupRow {
	kind: string;
	name: string;
	shortName: string;
	of: string;
}
/** What has been typed so far, right or wrong. */
export interface SetUpDraft {
	federation: { name: string; shortName: string; orgNumber: string };
	organisations: OrganisationRow[];
	groups: GroupRow[];
	person: { name: string; title: string; email: string };
}

const empty = (row: { name: string; shortName: string }) => row.name === '' && row.shortName === '';

/** Without the rows that nobody has filled in. */
export const filledIn = (draft: SetUpDraft): SetUpDraft => ({
	...draft,
	organisations: draft.organisations.filter((row) => !empty(row)),
	groups: draft.groups.filter((row) => !empty(row))
});

const bare = (name: string) => name.replace(/^region(en)?\s+|\s+(kommun|stad)$/giu, '').trim();

/** "Vidåkra kommun" becomes VID; the next one that would be called so, VID2. */
export function shortNameFor(name: string, taken: readonly string[]): string {
	const short = [...bare(name).replaceAll(/[^\p{L}]/gu, '')].slice(0, 3).join('').toLocaleUpperCase('sv');
	for (let n = 1; ; n++) {
		const one = n === 1 ? short : `${short}${n}`;
		if (!taken.includes(one)) return one;
	}
}

/** Gives a short name to each organisation that has a name and none. */
export function withShortNames(draft: SetUpDraft): SetUpDraft {
	const taken = draft.organisations.map((row) => row.shortName).filter(Boolean);
	const organisations = draft.organisations.map((row) => {
		if (row.name === '' || row.shortName !== '') return row;
		const shortName = shortNameFor(row.name, taken);
		taken.push(shortName);
		return { ...row, shortName };
	});
	return { ...draft, organisations };
}

/** What the usual groups are called, in full and in short; a local one by its municipality. */
export interface GroupWords {
	readonly board: string;
	readonly regional: string;
	readonly regionalShort: string;
	local(of: string): string;
	localShort(of: string): string;
}

/** The groups most federations have: a board, a regional group, and a local one for each municipality. */
export function usualGroups(draft: SetUpDraft, words: GroupWords): GroupRow[] {
	const municipalities = draft.organisations.filter(({ part, name }) => part === 'kommun' && name !== '');
	return [
		{ kind: 'board', name: words.board, shortName: words.board, of: '' },
		{ kind: 'regional', name: words.regional, shortName: words.regionalShort, of: '' },
		...municipalities.map(({ name, shortName }) => ({
			kind: 'local',
			name: words.local(bare(name)),
			shortName: words.localShort(shortName).slice(0, limits.shortName),
			of: shortName
		}))
	];
}
