import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { invite } from '#server/accounts/invite.ts';
import { hashPassword } from '#server/accounts/password.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import type { Transaction } from '#server/db/open.ts';
import { storeFile } from '#server/files/store.ts';
import { demoPassword } from './accounts.ts';
import { demoId, fileId } from './id.ts';
import { smallPdf } from './pdf.ts';
import { planDemo, type DemoPlan } from './plan.ts';
import { receiverRows } from './rows-calling.ts';
import { traces } from './traces.ts';
import { writingJob } from './write.ts';

const StoredFile = z.object({ itemId: z.string(), name: z.string(), size: z.number().int(), sha256: z.string() });

/** Rows of one federation, in an order that no reference runs ahead of. */
async function insert(db: Transaction, plan: DemoPlan): Promise<void> {
	const { federation, network, meetings, matters, relays, proposals } = plan;
	await db.federation.create({ data: federation });
	await db.organisation.createMany({ data: network.organisations });
	await db.account.createMany({ data: network.accounts });
	await db.membership.createMany({ data: network.memberships });
	await db.group.createMany({ data: network.groups });
	await db.groupOrganisation.createMany({ data: network.mustHold });
	await db.groupSuccession.createMany({ data: network.successions });
	await db.seat.createMany({ data: network.seats });
	await db.groupWelcome.createMany({ data: network.welcomes });
	await db.standingItem.createMany({ data: meetings.standing });
	await db.meeting.createMany({ data: meetings.meetings });
	await db.meetingCall.createMany({ data: meetings.calls });
	await db.thing.createMany({ data: meetings.things });
	await db.agendaItem.createMany({ data: meetings.items });
	await db.document.createMany({ data: meetings.documents });
	await db.itemStretch.createMany({ data: meetings.stretches });
	await db.guest.createMany({ data: meetings.guests });
	await db.guestItem.createMany({ data: meetings.guestItems });
	await db.attendance.createMany({ data: meetings.attendance });
	await db.calling.createMany({ data: meetings.callings });
	await db.callingReceiver.createMany({
		data: receiverRows(meetings.callings, { ...meetings, seats: network.seats })
	});
	await db.meetingAnswer.createMany({ data: meetings.answers });
	await db.serveRequest.createMany({ data: meetings.requests });
	await db.thing.createMany({ data: matters.things });
	await db.matter.createMany({ data: matters.matters });
	await db.toolVersion.createMany({ data: plan.sheets.versions });
	await db.thing.createMany({ data: plan.sheets.things });
	await db.sheet.createMany({ data: plan.sheets.sheets });
	await db.sheetStep.createMany({ data: plan.sheets.steps });
	await db.sheetPerson.createMany({ data: plan.sheets.people });
	await db.sheetAuthor.createMany({ data: plan.sheets.authors });
	await db.document.createMany({ data: plan.sheets.documents });
	await db.thing.createMany({ data: relays.things });
	await db.relayNote.createMany({ data: relays.notes });
	await db.relayOrigin.createMany({ data: relays.origins });
	await db.relayHop.createMany({ data: relays.hops });
	await db.relayMove.createMany({ data: relays.moves });
	await db.thing.createMany({ data: proposals.things });
	await db.proposal.createMany({ data: proposals.proposals });
	await db.proposalRemark.createMany({ data: proposals.remarks });
	await db.document.createMany({ data: proposals.documents });
	await db.decision.createMany({ data: meetings.decisions });
	await db.poll.createMany({ data: meetings.polls });
	await db.ballot.createMany({ data: meetings.ballots });
	await db.reservation.createMany({ data: meetings.reservations });
	await db.assignment.createMany({ data: meetings.assignments });
	await db.link.createMany({ data: [...matters.links, ...meetings.links, ...proposals.links] });
}

/**
 * Fills an empty database with the demo federations as seen from `at`. A database that holds a federation is left as
 * it is. The texts are written by a job that follows, since they lie in the document log.
 */
export const loadRows = command(
	'demo.load',
	z.object({ at: z.date(), passwordHash: z.string(), files: z.array(StoredFile) }),
	async (ctx, { at, passwordHash, files }) => {
		const { db, demand, audit, job } = ctx;
		demand('portal.work', {});
		if ((await db.federation.count()) > 0) return { loaded: false };
		for (const plan of planDemo(at, passwordHash)) {
			await insert(db, plan);
			const { id: federationId } = plan.federation;
			const papers = plan.meetings.files.flatMap(({ meetingId, itemId, name, createdBy }) => {
				const stored = files.find((file) => file.itemId === itemId && file.name === name);
				if (!stored) return [];
				const { size, sha256 } = stored;
				const what = { name, mediaType: 'application/pdf', size, sha256, createdAt: at, createdBy };
				return [{ id: fileId(itemId, name), federationId, meetingId, itemId, ...what }];
			});
			await db.attachment.createMany({ data: papers });
			// What came with a matter stands at the item that it became.
			await db.matterPaper.createMany({
				data: papers.flatMap(({ id, federationId: _federation, meetingId: _meeting, itemId, ...paper }) => {
					const matter = plan.matters.matters.find((one) => one.itemId === itemId);
					return matter ? [{ id: demoId(`paper/${id}`), matterId: matter.id, ...paper }] : [];
				})
			});
			for (const account of plan.network.accounts)
				if (account.passwordHash === null) await invite(ctx, { accountId: account.id, federationId });
			await db.audit.createMany({ data: traces(plan, at) });
			audit('demo.loaded', { federationId });
		}
		job(writingJob, writingJob, { at: at.toISOString() });
		return { loaded: true };
	}
);

/**
 * Loads the demo if the database is empty, and waits until its texts are written: also when a start before this one was
 * cut off in between. Resolves when the demo can be used.
 */
export async function ensureDemo(): Promise<void> {
	const { read, clock, jobs, log } = context();
	if ((await read.federation.count()) === 0) {
		const began = performance.now();
		const at = clock.now();
		const files = planDemo(at, '').flatMap((plan) => plan.meetings.files);
		const [passwordHash, ...stored] = await Promise.all([
			hashPassword(demoPassword),
			...files.map(async ({ itemId, name, lines }) => {
				const bytes = smallPdf(lines);
				return { itemId, name, size: bytes.length, sha256: await storeFile(bytes) };
			})
		]);
		await loadRows(portal, { at, passwordHash, files: stored });
		await jobs.settled(writingJob);
		log.info({ milliseconds: Math.round(performance.now() - began) }, 'the demo federation was loaded');
		return;
	}
	const left = await read.job.findUnique({ where: { key: writingJob }, select: { doneAt: true } });
	if (left?.doneAt === null) await jobs.settled(writingJob);
}
