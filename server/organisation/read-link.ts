import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import { nobody } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { nameOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { findPack } from './find.ts';
import { peopleOf } from './people.ts';
import { readToldLink } from './told-link.ts';

/** What the page behind the link shows: which meeting it is about, and no word of the pack. Refuses 'ticket.spent'. */
export async function readToldPage(token: string) {
	// Whoever holds the link is let in: it is the permission.
	demand(nobody, 'portal.read', {});
	const { packId, membershipId } = readToldLink(token);
	const { read, clock } = context();
	const { pack, facts } = await findPack(read, packId, clock.now());
	const { federationId } = facts;
	const [people, organisation, meeting] = await Promise.all([
		peopleOf(read, facts, clock.now()),
		read.organisation.findFirst({ where: { id: pack.organisationId, federationId }, select: { name: true } }),
		read.meeting.findFirst({
			where: { id: pack.meetingId, federationId },
			select: { year: true, ordinal: true, group: { select: { name: true } } }
		})
	]);
	const person = people.find(({ id }) => id === membershipId);
	if (!person || !meeting || !organisation) refuse('ticket.spent');
	return {
		name: nameOf(person),
		organisation: organisation.name,
		meeting: `${meeting.group.name} ${ordinalLabel(meeting)}`
	};
}
