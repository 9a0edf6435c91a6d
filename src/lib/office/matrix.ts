import type { Coverage, CoverageOrganisation } from '#lib/network/coverage.ts';
import { expectsSubstitutes } from '#lib/network/group-kinds.ts';

/** How an organisation stands in a group: 'extra' sits there without having to; null: does not sit and need not. */
export type Cell = 'ok' | 'extra' | 'missing' | 'only-substitute' | 'no-mandate' | 'no-substitute' | null;

interface Column {
	readonly id: string;
	readonly kind: string;
	readonly coverage: Coverage;
}

/** One cell; what is said is the gravest lack. */
export function cellOf(organisationId: string, { kind, coverage }: Column): Cell {
	const one = coverage.organisations.find((each) => each.organisation.id === organisationId);
	if (!one) return null;
	if (!one.required) return 'extra';
	if (one.state === 'missing') return 'missing';
	if (one.state === 'substitute') return 'only-substitute';
	if (!one.mandate) return 'no-mandate';
	return expectsSubstitutes(kind) && one.substitutes.length === 0 ? 'no-substitute' : 'ok';
}

/** Who sits where: a row an organisation, a cell a group (docs/rules.md N5). */
export const matrixOf = (organisations: readonly CoverageOrganisation[], groups: readonly Column[]) =>
	organisations.map((organisation) => ({
		organisation,
		cells: groups.map((group) => ({ groupId: group.id, cell: cellOf(organisation.id, group) }))
	}));
