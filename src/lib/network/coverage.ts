import type { SeatRole } from '#lib/permissions/facts.ts';
import { parts, type Part } from '#lib/ui/part.ts';
import { bySeatOrder } from './seat-order.ts';

/** A member organisation as coverage needs it; `place` is its order in the federation's lists. */
export interface CoverageOrganisation {
	readonly id: string;
	readonly part: Part;
	readonly name: string;
	readonly shortName: string;
	readonly place: number;
}

export interface CoverageSeat {
	readonly id: string;
	readonly organisationId: string | null;
	readonly role: SeatRole;
	readonly mandate: boolean;
	readonly callOrder: number;
	/** The person's name. */
	readonly name: string;
	readonly from: Date;
	readonly to: Date | null;
}

/** How one member organisation is represented in one group. */
export interface OrganisationCoverage<Seat extends CoverageSeat> {
	readonly organisation: CoverageOrganisation;
	/** Whether the group must hold it. */
	readonly required: boolean;
	/** 'held': somebody ordinary sits for it. 'substitute': only substitutes do. 'missing': nobody who could speak. */
	readonly state: 'held' | 'substitute' | 'missing';
	readonly ordinary: readonly Seat[];
	/** In the order they are asked. */
	readonly substitutes: readonly Seat[];
	/** Co-opted, experts, observers, and a secretary without mandate. */
	readonly others: readonly Seat[];
	/** Somebody ordinary speaks with power to bind it. */
	readonly mandate: boolean;
	/** A substitute does. */
	readonly substituteMandate: boolean;
}

export interface PartCoverage {
	readonly part: Part;
	/** Member organisations the group must hold, and how many of them are held. */
	readonly required: number;
	readonly held: number;
	/** The group must hold somebody of this part and nobody, not even a substitute, sits for it. */
	readonly missing: boolean;
}

export interface Coverage<Seat extends CoverageSeat = CoverageSeat> {
	/** Those the group must hold and those somebody sits for, by part and place. */
	readonly organisations: readonly OrganisationCoverage<Seat>[];
	readonly parts: readonly PartCoverage[];
	/** Seats without an organisation: the office's secretary, a guest expert. */
	readonly unbound: readonly Seat[];
	readonly required: number;
	readonly held: number;
}

/** Whether a seat, membership or organisation with these dates counts at `at`; `to` is the first moment it does not. */
export const countsAt = (row: { from: Date | null; to: Date | null }, at: Date): boolean =>
	(row.from === null || row.from <= at) && (row.to === null || row.to > at);

/** A secretary counts for the organisation only with its mandate: many are lent by the office or take notes alone. */
const isOrdinary = (seat: CoverageSeat) =>
	['chair', 'vice-chair', 'member'].includes(seat.role) || (seat.role === 'secretary' && seat.mandate);

function coverOne<Seat extends CoverageSeat>(
	organisation: CoverageOrganisation,
	required: boolean,
	seats: readonly Seat[]
): OrganisationCoverage<Seat> {
	const sorted = seats.filter((seat) => seat.organisationId === organisation.id).sort(bySeatOrder);
	const ordinary = sorted.filter(isOrdinary);
	const substitutes = sorted.filter((seat) => seat.role === 'substitute');
	return {
		organisation,
		required,
		state: ordinary.length > 0 ? 'held' : substitutes.length > 0 ? 'substitute' : 'missing',
		ordinary,
		substitutes,
		others: sorted.filter((seat) => !isOrdinary(seat) && seat.role !== 'substitute'),
		mandate: ordinary.some((seat) => seat.mandate),
		substituteMandate: substitutes.some((seat) => seat.mandate)
	};
}

/**
 * Who is covered in a group at a moment (N4, N5): its member organisations against the seats that count then.
 * `mustHold` are the organisations the group must hold, `others` the rest of the federation's (shown when somebody
 * sits for them). Pure; ended and coming seats fall away by their dates.
 */
export function coverageOf<Seat extends CoverageSeat>(
	mustHold: readonly CoverageOrganisation[],
	others: readonly CoverageOrganisation[],
	seats: readonly Seat[],
	at: Date
): Coverage<Seat> {
	const today = seats.filter((seat) => countsAt(seat, at));
	const requiredIds = new Set(mustHold.map((organisation) => organisation.id));
	const seatedIds = new Set(today.map((seat) => seat.organisationId));
	const organisations = [
		...mustHold,
		...others.filter((organisation) => !requiredIds.has(organisation.id) && seatedIds.has(organisation.id))
	]
		.map((organisation) => coverOne(organisation, requiredIds.has(organisation.id), today))
		.sort(
			(a, b) =>
				parts.indexOf(a.organisation.part) - parts.indexOf(b.organisation.part) ||
				a.organisation.place - b.organisation.place ||
				a.organisation.name.localeCompare(b.organisation.name, 'sv')
		);
	const known = new Set(organisations.map((one) => one.organisation.id));
	const required = organisations.filter((one) => one.required);
	return {
		organisations,
		parts: parts.map((part) => {
			const of = required.filter((one) => one.organisation.part === part);
			return {
				part,
				required: of.length,
				held: of.filter((one) => one.state === 'held').length,
				missing: of.length > 0 && of.every((one) => one.state === 'missing')
			};
		}),
		unbound: today.filter((seat) => !known.has(seat.organisationId ?? '')).sort(bySeatOrder),
		required: required.length,
		held: required.filter((one) => one.state === 'held').length
	};
}

/** Something that a group lacks, gravest first. */
export type Gap =
	| { readonly kind: 'part-missing'; readonly part: Part; readonly organisations: readonly CoverageOrganisation[] }
	| {
			readonly kind: 'missing' | 'only-substitute' | 'no-mandate' | 'no-substitute';
			readonly organisation: CoverageOrganisation;
	  };

/** What is missing in a group: whole parts, then organisations, then mandate, then substitutes where they are expected. */
export function gapsOf(coverage: Coverage, substitutesExpected: boolean): Gap[] {
	const required = coverage.organisations.filter((one) => one.required);
	const wholeParts = coverage.parts.filter((part) => part.missing && part.required > 1).map((part) => part.part);
	const of = (kind: 'missing' | 'only-substitute' | 'no-mandate' | 'no-substitute', list: typeof required): Gap[] =>
		list.map(({ organisation }) => ({ kind, organisation }));
	return [
		...wholeParts.map((part): Gap => ({
			kind: 'part-missing',
			part,
			organisations: required.map((one) => one.organisation).filter((organisation) => organisation.part === part)
		})),
		...of(
			'missing',
			required.filter((one) => one.state === 'missing' && !wholeParts.includes(one.organisation.part))
		),
		...of(
			'only-substitute',
			required.filter((one) => one.state === 'substitute')
		),
		...of(
			'no-mandate',
			required.filter((one) => one.state === 'held' && !one.mandate)
		),
		...of(
			'no-substitute',
			substitutesExpected ? required.filter((one) => one.state === 'held' && one.substitutes.length === 0) : []
		)
	];
}
