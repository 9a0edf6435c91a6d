import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide } from '#server/decisions/decide.ts';
import { makeMotion } from '#server/decisions/make-motion.ts';
import { withdrawDecision } from '#server/decisions/withdraw-decision.ts';
import { deferItem } from '#server/meetings/defer-item.ts';
import { readRunning } from '#server/meetings/read-running.ts';
import { aDecidingMeeting } from '../build/deciding.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

/** A proposal at the item, with one motion to leave it. */
async function moved(kind: 'defer' | 'refer', text: string) {
	const held = await aDecidingMeeting(['Ordf', 'Fatma', 'Rune']);
	const { chair, meetingId, item, propose } = held;
	const decisionId = await propose();
	const { motionId } = await makeMotion(chair, { decisionId, kind, text });
	const itemId = item('Plan');
	const outcome = async () => (await readRunning(chair, meetingId)).outcomes[itemId];
	return { ...held, itemId, decisionId, motionId, outcome };
}

describe('deciding to leave an item', () => {
	it('U20 leaves it so by itself, once; struck, the decision gives it back', async () => {
		const { chair, decisionId, motionId, outcome } = await moved('defer', 'Underlag saknas');
		await decide(chair, { decisionId, form: 'acclamation', carried: [motionId] });
		expect(await outcome()).toMatchObject({ outcome: 'deferred', reason: 'Underlag saknas', to: '' });
		await withdrawDecision(chair, { decisionId, why: 'Fel ärende' });
		expect(await outcome()).toBeUndefined();
	});

	it('U20 asks to whom it goes back, and leaves what was left already as it was left', async () => {
		const { chair, decisionId, motionId, meetingId, itemId, outcome } = await moved('refer', 'Frågetecken');
		const said = { decisionId, form: 'acclamation' as const, carried: [motionId] };
		await expect(decide(chair, said)).rejects.toMatchObject({ fields: { to: 'field.required' } });
		await deferItem(chair, { meetingId, itemId });
		await decide(chair, { ...said, to: 'Beredningsgruppen' });
		expect(await outcome()).toMatchObject({ outcome: 'deferred' });
		const other = await moved('refer', 'Frågetecken');
		const again = { ...said, decisionId: other.decisionId, carried: [other.motionId] };
		await decide(other.chair, { ...again, to: 'Beredningsgruppen' });
		expect(await other.outcome()).toMatchObject({
			outcome: 'referred',
			to: 'Beredningsgruppen',
			reason: 'Frågetecken'
		});
	});
});
