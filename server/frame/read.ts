import type { Actor } from '#lib/permissions/facts.ts';
import type { Part, Shape } from '#lib/ui/part.ts';
import { shapeOf } from '#lib/ui/part.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { countingAt, notEndedAt, onOrToCome } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';

/** What stands round every page of somebody who has signed in. */
export interface Frame {
	readonly me: {
		readonly name: string;
		readonly part: Shape;
		/** Short name of the organisation the person sits for. */
		readonly org: string | null;
		readonly kind: Actor['kind'];
	};
	readonly federation: { readonly id: string; readonly name: string; readonly shortName: string } | null;
	/** Other federations this account may look at instead. */
	readonly otherFederations: readonly { readonly membershipId: string; readonly name: string }[];
	readonly office: boolean;
	/** They sit somewhere for a member organisation. */
	readonly organisation: boolean;
	/** Groups where the person sits, the one that meets next first. */
	readonly groups: readonly {
		readonly id: string;
		readonly name: string;
		readonly next: Date | null;
		/** The meeting that is then. */
		readonly nextId: string | null;
	}[];
	/** The server's clock when this was read. */
	readonly now: Date;
}

/**
 * The frame of the actor's pages. Guests and room screens get one with no way out of their meeting. Refuses
 * 'access.sign-in' to visitors.
 */
export async function readFrame(actor: Actor): Promise<Frame> {
	if (actor.kind === 'nobody') refuse('access.sign-in');
	const { read, clock } = context();
	const now = clock.now();
	const federation =
		actor.federationId === null
			? null
			: await read.federation.findUnique({
					where: { id: actor.federationId },
					select: { id: true, name: true, shortName: true }
				});
	const bare: Frame = {
		me: { name: actor.name, part: 'office', org: null, kind: actor.kind },
		federation,
		otherFederations: [],
		office: false,
		organisation: false,
		groups: [],
		now
	};
	if (actor.kind !== 'person' || actor.federationId === null) return bare;
	demand(actor, 'home.read', {});
	return {
		...bare,
		me: { ...bare.me, ...(await readOwnShape(actor)) },
		otherFederations: await readOtherFederations(actor, now),
		office: actor.office !== null,
		organisation: actor.seats.some((seat) => seat.organisationId !== null),
		groups: await readOwnGroups(actor, now)
	};
}

/** The shape a person appears in: that of the organisation they sit for, at the office the office's. */
async function readOwnShape(actor: Actor): Promise<{ part: Shape; org: string | null }> {
	const organisationId = actor.office === null && actor.seats.find((seat) => seat.organisationId)?.organisationId;
	if (!organisationId || actor.federationId === null) return { part: 'office', org: null };
	const organisation = await context().read.organisation.findFirst({
		where: { id: organisationId, federationId: actor.federationId },
		select: { part: true, shortName: true }
	});
	return organisation
		? { part: shapeOf(organisation.part), org: organisation.shortName }
		: { part: 'office', org: null };
}

async function readOtherFederations(actor: Actor, now: Date): Promise<Frame['otherFederations']> {
	if (actor.accountId === null) return [];
	const memberships = await context().read.membership.findMany({
		where: {
			accountId: actor.accountId,
			id: { not: actor.membershipId ?? '' },
			...countingAt(now)
		},
		select: { id: true, federation: { select: { name: true } } },
		orderBy: { from: 'asc' }
	});
	return memberships.map(({ id, federation }) => ({ membershipId: id, name: federation.name }));
}

async function readOwnGroups(actor: Actor, now: Date): Promise<Frame['groups']> {
	const groups = await context().read.group.findMany({
		where: {
			id: { in: actor.seats.map((seat) => seat.groupId) },
			federationId: actor.federationId ?? '',
			...notEndedAt(now)
		},
		select: {
			id: true,
			name: true,
			place: true,
			meetings: {
				where: onOrToCome(now),
				orderBy: { startsAt: 'asc' },
				take: 1,
				select: { id: true, startsAt: true }
			}
		}
	});
	const far = Number.MAX_SAFE_INTEGER;
	return groups
		.map(({ id, name, place, meetings: [next] }) => ({
			...{ id, name, place },
			next: next?.startsAt ?? null,
			nextId: next?.id ?? null
		}))
		.sort((a, b) => (a.next?.getTime() ?? far) - (b.next?.getTime() ?? far) || a.place - b.place)
		.map(({ id, name, next, nextId }) => ({ id, name, next, nextId }));
}

/** What a visitor sees of the house before signing in: its name and members when one federation lives in it alone. */
export interface House {
	readonly federation: string | null;
	readonly organisations: readonly { readonly part: Part; readonly shortName: string }[];
}

/** With several federations in one house a visitor learns of none of them. */
export async function readHouse(actor: Actor): Promise<House> {
	demand(actor, 'portal.read', {});
	const { read, clock } = context();
	const now = clock.now();
	const federations = await read.federation.findMany({ take: 2, select: { id: true, name: true } });
	const [only, another] = federations;
	if (!only || another) return { federation: null, organisations: [] };
	const organisations = await read.organisation.findMany({
		where: { federationId: only.id, ...notEndedAt(now) },
		orderBy: { place: 'asc' },
		select: { part: true, shortName: true }
	});
	return {
		federation: only.name,
		organisations: organisations.flatMap(({ part, shortName }) => {
			const shape = shapeOf(part);
			return shape === 'office' ? [] : [{ part: shape, shortName }];
		})
	};
}
