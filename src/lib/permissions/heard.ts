import type { Rule } from './rules.ts';

/** Whoever sits in a group that has been told what became of it: one of those on its red thread behind it. */
export const heard: Rule = (actor, { federationId, toldTo }) =>
	actor.kind === 'person' &&
	actor.membershipId !== null &&
	actor.federationId !== null &&
	federationId === actor.federationId &&
	actor.seats.some(({ groupId }) => (toldTo ?? []).includes(groupId));
