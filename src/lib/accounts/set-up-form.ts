import { setUpSteps, type SetUpDraft, type SetUpStep } from './set-up.ts';

/** What a form gives: the texts under a name, in order. */
interface Texts {
	text(name: string): string;
	all(name: string): string[];
}

const emptyGroups = 2;
const emptyOrganisations = 3;
const noOrganisation = { part: 'kommun', name: '', shortName: '' };
const noGroup = { kind: 'local', name: '', shortName: '', of: '' };

/** What stands in the form before anybody has written in it. */
export const firstDraft = (): SetUpDraft => ({
	federation: { name: '', shortName: '', orgNumber: '' },
	organisations: [
		{ part: 'af', name: 'Arbetsförmedlingen', shortName: 'AF' },
		{ part: 'fk', name: 'Försäkringskassan', shortName: 'FK' },
		{ part: 'region', name: '', shortName: '' },
		{ ...noOrganisation },
		{ ...noOrganisation },
		{ ...noOrganisation }
	],
	groups: [],
	person: { name: '', title: '', email: '' }
});

/** The draft with room for more rows in a step that has rows. */
export const withMoreRows = (draft: SetUpDraft, step: SetUpStep): SetUpDraft => ({
	...draft,
	organisations:
		step === 'organisations'
			? [...draft.organisations, ...Array.from({ length: emptyOrganisations }, () => ({ ...noOrganisation }))]
			: draft.organisations,
	groups:
		step === 'groups' ? [...draft.groups, ...Array.from({ length: emptyGroups }, () => ({ ...noGroup }))] : draft.groups
});

export const stepOf = (text: string): SetUpStep => setUpSteps.find((step) => step === text) ?? 'federation';

/** Reads the whole draft back from any step's form; rows are columns of the same length under one name each. */
export function draftFrom(form: Texts): SetUpDraft {
	const [parts, names, shorts] = ['org-part', 'org-name', 'org-short'].map((name) => form.all(name));
	const [kinds, titles, groupShorts, ofs] = ['group-kind', 'group-name', 'group-short', 'group-of'].map((name) =>
		form.all(name)
	);
	return {
		federation: { name: form.text('name'), shortName: form.text('short-name'), orgNumber: form.text('org-number') },
		organisations: (names ?? []).slice(0, 100).map((name, row) => ({
			part: parts?.[row] ?? '',
			name,
			shortName: shorts?.[row] ?? ''
		})),
		groups: (titles ?? []).slice(0, 100).map((name, row) => ({
			kind: kinds?.[row] ?? '',
			name,
			shortName: groupShorts?.[row] ?? '',
			of: ofs?.[row] ?? ''
		})),
		person: { name: form.text('person-name'), title: form.text('person-title'), email: form.text('person-email') }
	};
}

/** The fields of a step as they are sent along while another step is shown. */
export function carried(draft: SetUpDraft, shown: SetUpStep): { name: string; value: string }[] {
	const { federation, organisations, groups, person } = draft;
	const all: Record<SetUpStep, { name: string; value: string }[]> = {
		federation: [
			{ name: 'name', value: federation.name },
			{ name: 'short-name', value: federation.shortName },
			{ name: 'org-number', value: federation.orgNumber }
		],
		organisations: organisations.flatMap((row) => [
			{ name: 'org-part', value: row.part },
			{ name: 'org-name', value: row.name },
			{ name: 'org-short', value: row.shortName }
		]),
		groups: groups.flatMap((row) => [
			{ name: 'group-kind', value: row.kind },
			{ name: 'group-name', value: row.name },
			{ name: 'group-short', value: row.shortName },
			{ name: 'group-of', value: row.of }
		]),
		person: [
			{ name: 'person-name', value: person.name },
			{ name: 'person-title', value: person.title },
			{ name: 'person-email', value: person.email }
		]
	};
	return setUpSteps.filter((step) => step !== shown).flatMap((step) => all[step]);
}
