import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeAssignment } from '#server/assignments/change-assignment.ts';
import { giveAssignment } from '#server/assignments/give-assignment.ts';
import { sendDigests } from '#server/digest/send-digests.ts';
import { unseal } from '#server/mail/seal.ts';
import { settleAssignment } from '#server/assignments/settle-assignment.ts';
import { context } from '#server/context.ts';
import { aMeetingWith } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aTable } from '../build/table.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const day = 86_400_000;
const inDays = (days: number) => new Date(portal.clock.now().getTime() + days * day).toISOString().slice(0, 10);

async function scene() {
	const table = await aTable({
		Ordf: ['chair', 'AF'],
		Karin: ['member', 'VID'],
		Klas: ['substitute', 'VID', 'Karin'],
		Rune: ['member', 'RLJ']
	} as const);
	const chair = table.at('Ordf').actor;
	const person = (name: 'Ordf' | 'Karin' | 'Klas' | 'Rune') => table.at(name).person;
	const give = async (owner: string, dueOn = inDays(6)) =>
		(
			await giveAssignment(chair, {
				...{ groupId: table.group.id, text: 'Se över målen', owner, due: 'date' as const },
				dueOn
			})
		).assignmentId;
	const letters = async () => {
		const rows = await context().read.mail.findMany({
			where: { kind: 'digest', federationId: table.federation.id },
			orderBy: { to: 'asc' }
		});
		return rows.flatMap(({ to, text }) => (unseal(text)?.includes('/assignments#task-') ? [to] : []));
	};
	const email = (name: Parameters<typeof person>[0]) => person(name).account.email ?? '';
	return { ...table, chair, person, give, letters, email };
}

describe('a reminder of a task', () => {
	it('U21 goes once, to whoever has it, when it is nearly due', async () => {
		const { give, person, letters, email } = await scene();
		await give(`person:${person('Karin').membership.id}`);
		await sendDigests();
		expect(await letters()).toEqual([]);
		portal.clock.advance(3 * day);
		await sendDigests();
		await sendDigests();
		expect(await letters()).toEqual([email('Karin')]);
	});

	it('U21 goes for an organisation to who sits for it there, not to substitutes; for a role to who holds it', async () => {
		const { give, organisations, letters, email } = await scene();
		await give(`organisation:${organisations.get('VID')?.id ?? ''}`);
		await give('role:chair');
		portal.clock.advance(3 * day);
		await sendDigests();
		expect(await letters()).toEqual([email('Karin'), email('Ordf')].sort());
	});

	it('U21 is not written of what is answered, late, far off or just given; a changed task is another', async () => {
		const { chair, give, person, letters, group } = await scene();
		const owner = `person:${person('Rune').membership.id}`;
		const answered = await give(owner);
		await settleAssignment(chair, { assignmentId: answered, state: 'done' });
		await give(owner, inDays(1));
		await give(owner, inDays(60));
		portal.clock.advance(3 * day);
		await give(owner, inDays(2));
		await sendDigests();
		expect(await letters()).toEqual([]);
		const next = await aMeetingWith(chair, group.id, [], inDays(7));
		const moved = await giveAssignment(chair, {
			...{ groupId: group.id, text: 'Till mötet', owner, due: 'meeting', dueMeetingId: next }
		});
		portal.clock.advance(4 * day);
		await sendDigests();
		const before = (await letters()).length;
		expect(before).toBeGreaterThan(0);
		const said = { text: 'Till mötet, ändrat', owner, due: 'meeting' as const, dueMeetingId: next };
		await changeAssignment(chair, { assignmentId: moved.assignmentId, ...said });
		portal.clock.advance(day);
		await sendDigests();
		expect(await letters()).toHaveLength(before + 1);
	});
});
