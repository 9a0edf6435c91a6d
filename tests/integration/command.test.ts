import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { portal as portalActor } from '#lib/permissions/facts.ts';
import { isRefusal, refuse } from '#lib/refusals/refusal.ts';
import type { News } from '#server/bus.ts';
import { command } from '#server/command.ts';
import { jobKinds } from '#server/jobs/kinds.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aSeated, insert, type Person } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
let group: Awaited<ReturnType<typeof aGroup>>;
let chair: Person;

beforeAll(async () => {
	portal = await startPortal();
	group = await aGroup(await aFederation());
	chair = await aSeated(group, 'chair');
});
afterAll(() => portal.close());

const facts = () => ({ federationId: group.federationId, groupId: group.id });
const stored = (key: string) => portal.context.read.rateLimit.findUnique({ where: { key } });
const audited = (event: string) => portal.context.read.audit.count({ where: { event } });

const Row = z.object({ key: z.string().min(1, 'field.required') });
const put = command('row.put', Row, async ({ db, demand, audit, tell, job }, { key }) => {
	demand('standing.keep', facts());
	await db.rateLimit.create({ data: { key, points: 1 } });
	audit('row.done');
	tell({ topic: 'rows', groupId: group.id });
	job('row.echo', `row.echo:${key}`, { key });
	if (key.startsWith('refused')) refuse('meeting.state');
	return { key };
});

async function newsDuring(work: () => Promise<unknown>): Promise<News[]> {
	const heard: News[] = [];
	const stop = portal.context.bus.listen((news) => heard.push(news));
	await work().catch(() => undefined);
	stop();
	return heard;
}

describe('a command', () => {
	beforeAll(() => {
		jobKinds['row.echo'] = () => Promise.resolve();
	});

	it('W1 commits its rows, its audit row and its job together, then tells', async () => {
		const before = await audited('row.done');
		const heard = await newsDuring(async () => put(await actorFor(chair), { key: 'one' }));
		expect(await stored('one')).not.toBeNull();
		expect(await audited('row.done')).toBe(before + 1);
		expect(await portal.context.read.job.count({ where: { key: 'row.echo:one' } })).toBe(1);
		expect(heard).toEqual([{ topic: 'rows', groupId: group.id }]);
	});

	it('W2 leaves nothing behind when it refuses, and tells nobody', async () => {
		const before = await audited('row.done');
		const actor = await actorFor(chair);
		const heard = await newsDuring(() => put(actor, { key: 'refused' }));
		await expect(put(actor, { key: 'refused again' })).rejects.toMatchObject({ code: 'meeting.state' });
		expect(await stored('refused')).toBeNull();
		expect(await audited('row.done')).toBe(before);
		expect(await portal.context.read.job.count({ where: { key: { startsWith: 'row.echo:refused' } } })).toBe(0);
		expect(heard).toEqual([]);
	});

	it('W3 says which field is wrong, in our words, before anything is begun', async () => {
		await expect(put(await actorFor(chair), { key: '' })).rejects.toMatchObject({
			code: 'input.invalid',
			fields: { key: 'field.required' }
		});
	});

	it('W4 keeps what one command acknowledged while another is open and then refuses', async () => {
		const actor = await actorFor(chair);
		let release = () => {};
		const held = new Promise<void>((resolve) => (release = resolve));
		const slow = command('row.hold', Row, async ({ db, demand }, { key }) => {
			demand('standing.keep', facts());
			await db.rateLimit.create({ data: { key, points: 1 } });
			await held;
			refuse('meeting.state');
		});
		const refused = slow(actor, { key: 'held' });
		const kept = put(actor, { key: 'kept' });
		release();
		await expect(refused).rejects.toMatchObject({ code: 'meeting.state' });
		await kept;
		expect(await stored('held')).toBeNull();
		expect(await stored('kept')).not.toBeNull();
	});

	it('W5 is the same act when the same form is submitted twice, also at once', async () => {
		const actor = await actorFor(chair);
		const commandId = 'form-1';
		const before = await audited('row.done');
		const answers = await Promise.all([1, 2, 3].map(() => put(actor, { key: 'twice' }, { commandId })));
		expect(answers).toEqual([{ key: 'twice' }, { key: 'twice' }, { key: 'twice' }]);
		expect(await audited('row.done')).toBe(before + 1);
	});

	it("W5 does not give one person's answer to another who uses the same form number", async () => {
		const other = await aSeated(group, 'secretary');
		await put(await actorFor(chair), { key: 'mine' }, { commandId: 'form-2' });
		expect(await put(await actorFor(other), { key: 'theirs' }, { commandId: 'form-2' })).toEqual({ key: 'theirs' });
	});

	it('W6 reads rights anew: a seat that has ended since the page was loaded counts no more', async () => {
		const leaving = await aSeated(group, 'secretary');
		const actor = await actorFor(leaving);
		await insert((db) =>
			db.seat.updateMany({ where: { membershipId: leaving.membership.id }, data: { to: portal.clock.now() } })
		);
		await expect(put(actor, { key: 'late' })).rejects.toSatisfy(isRefusal);
		expect(await stored('late')).toBeNull();
	});

	it('W7 that commits without having asked for permission is stopped as a bug', async () => {
		const careless = command('row.careless', Row, async ({ db }, { key }) => {
			await db.rateLimit.create({ data: { key, points: 1 } });
		});
		await expect(careless(portalActor, { key: 'careless' })).rejects.toThrow(/without asking/);
		expect(await stored('careless')).toBeNull();
	});

	it('W8 forty at once all get their turn', async () => {
		const actor = await actorFor(chair);
		await Promise.all(Array.from({ length: 40 }, (_, n) => put(actor, { key: `many ${n}` })));
		expect(await portal.context.read.rateLimit.count({ where: { key: { startsWith: 'many ' } } })).toBe(40);
	});
});

describe('a job', () => {
	it('W9 is done once, however often its key is asked for', async () => {
		const done: unknown[] = [];
		jobKinds['row.count'] = (payload) => Promise.resolve(void done.push(payload));
		const ask = command('row.ask', z.object({}), async ({ demand, job }) => {
			demand('portal.work', {});
			job('row.count', 'row.count:once', { n: 1 });
			job('row.count', 'row.count:once', { n: 2 });
		});
		await ask(portalActor, {});
		await portal.context.jobs.settled('row.count:once');
		await ask(portalActor, {});
		await portal.context.jobs.settled('row.count:once');
		expect(done).toEqual([{ n: 1 }]);
	});

	it('W9 that fails waits, and is tried again when its time has come', async () => {
		let attempts = 0;
		jobKinds['row.fail'] = () => {
			attempts++;
			return attempts === 1 ? Promise.reject(new Error('no line')) : Promise.resolve();
		};
		const ask = command('row.try', z.object({}), async ({ demand, job }) => {
			demand('portal.work', {});
			job('row.fail', 'row.fail:1', {});
		});
		const settled = portal.context.jobs.settled('row.fail:1');
		const failed = expect(settled).rejects.toThrow('no line');
		await ask(portalActor, {});
		await failed;
		portal.clock.advance(10_000);
		await portal.context.jobs.settled('row.fail:1');
		expect(attempts).toBe(2);
	});

	it('W9 that was not done when the portal stopped is done after it starts again', async () => {
		const done: unknown[] = [];
		const ask = command('row.later', z.object({}), async ({ demand, job, now }) => {
			demand('portal.work', {});
			job('row.late', 'row.late:1', { n: 1 }, new Date(now.getTime() + 60_000));
		});
		jobKinds['row.late'] = (payload) => Promise.resolve(void done.push(payload));
		await ask(portalActor, {});
		portal = await portal.restart();
		portal.clock.advance(61_000);
		await portal.context.jobs.settled('row.late:1');
		expect(done).toEqual([{ n: 1 }]);
	});
});
