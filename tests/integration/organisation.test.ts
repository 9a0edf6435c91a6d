import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toLocal } from '#lib/i18n/dates.ts';
import { context } from '#server/context.ts';
import { readHome } from '#server/home/read.ts';
import { withdrawNotice } from '#server/minutes/withdraw-notice.ts';
import { addPoint } from '#server/organisation/add-point.ts';
import { markTold } from '#server/organisation/mark-told.ts';
import { readTold } from '#server/organisation/read-told.ts';
import { readPackWaits } from '#server/organisation/read-waiting.ts';
import { readOwnOrganisations, readOwnRoom } from '#server/organisation/read.ts';
import { removePoint } from '#server/organisation/remove-point.ts';
import { takeBackTold } from '#server/organisation/take-back-told.ts';
import { tickPoint } from '#server/organisation/tick-point.ts';
import { writePack } from '#server/organisation/write-pack.ts';
import { aHeldBoard, announce, sign } from '../build/minutes.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aPerson, aSeat } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const denied = { code: 'access.denied' };
const missing = { code: 'thing.missing' };

/** A board whose minutes are ready to be announced, and people of its organisations elsewhere. */
async function scene() {
	const held = await aHeldBoard(portal.clock, { Budget: ['Utfallet är 36 procent.'] });
	await held.adjusted();
	await held.lock();
	await sign(held);
	const organisationId = (code: string) => held.organisations.get(code)?.id ?? '';
	const local = await aGroup(held.federation, { name: 'Lokala gruppen' });
	const worker = await aPerson(held.federation, { name: 'Handläggaren' });
	await aSeat(local, worker, 'member', { organisationId: organisationId('AF'), mandate: true });
	const office = await actorFor(await aPerson(held.federation, { office: 'director' }));
	return { held, organisationId, worker: await actorFor(worker), office };
}

describe('an organisation’s own room', () => {
	it('O1 is for those who sit anywhere for it, and for nobody else', async () => {
		const { held, organisationId, worker, office } = await scene();
		const room = await readOwnRoom(worker, organisationId('AF'));
		expect(room.people.map(({ name }) => name)).toEqual(['Handläggaren', 'Justeraren']);
		expect((await readOwnOrganisations(worker)).map(({ id }) => id)).toEqual([organisationId('AF')]);
		expect(await readOwnOrganisations(office)).toEqual([]);
		const stranger = await actorFor(await aPerson(await aFederation(), { office: 'director' }));
		const point = { organisationId: organisationId('AF'), meetingId: held.meetingId, phase: 'before' as const };
		for (const other of [office, held.who('Ledamoten'), held.who('Ordföranden'), held.secretary]) {
			await expect(readOwnRoom(other, organisationId('AF'))).rejects.toMatchObject(denied);
			await expect(addPoint(other, { ...point, text: 'Vår fråga' })).rejects.toMatchObject(denied);
			await expect(tickPoint(other, { ...point, point: 'mandate', done: true, note: '' })).rejects.toMatchObject(
				denied
			);
		}
		await expect(readOwnRoom(stranger, organisationId('AF'))).rejects.toMatchObject(missing);
		await expect(readOwnRoom(worker, 'ingen')).rejects.toMatchObject(missing);
	});

	it('O1 keeps its checklist: ticked by name, with words, own points added and taken away', async () => {
		const { held, organisationId, worker } = await scene();
		await announce(held);
		const at = { organisationId: organisationId('AF'), meetingId: held.meetingId, phase: 'after' as const };
		await tickPoint(worker, { ...at, point: 'talked', done: true, note: 'Chefen och jag, i går' });
		await addPoint(worker, { ...at, text: 'Skriva i nyhetsbrevet' });
		const read = async () =>
			(await readOwnRoom(held.who('Justeraren'), organisationId('AF'))).held[0]?.points.after ?? [];
		expect(await read()).toMatchObject([
			{ key: 'talked', note: 'Chefen och jag, i går', done: { by: 'Handläggaren' } },
			{ key: 'doing', done: null },
			{ key: 'told', done: null },
			{ own: true, text: 'Skriva i nyhetsbrevet' }
		]);
		const own = (await read()).at(-1)?.point ?? '';
		await expect(
			tickPoint(held.who('Ledamoten'), {
				...at,
				organisationId: organisationId('FK'),
				point: own,
				done: true,
				note: ''
			})
		).rejects.toMatchObject(missing);
		await expect(removePoint(held.who('Ledamoten'), { pointId: own })).rejects.toMatchObject(denied);
		await removePoint(worker, { pointId: own });
		await tickPoint(worker, { ...at, point: 'talked', done: false, note: '', was: 'Chefen och jag, i går' });
		expect(await read()).toMatchObject([{ done: null, note: '' }, {}, {}]);
	});
});

describe('a note in a checklist', () => {
	it('O3 is not written over unseen, and a press alone leaves it as it stands', async () => {
		const { held, organisationId, worker } = await scene();
		const other = held.who('Justeraren');
		const at = { organisationId: organisationId('AF'), meetingId: held.meetingId, phase: 'after' as const };
		const talked = { ...at, point: 'talked' };
		const read = async () => (await readOwnRoom(worker, organisationId('AF'))).held[0]?.points.after[0];
		await tickPoint(worker, { ...talked, done: false, note: 'Chefen', was: '' });
		const late = tickPoint(other, { ...talked, done: true, note: 'Gruppen', was: '' });
		await expect(late).rejects.toMatchObject({ code: 'pack.changed' });
		await tickPoint(other, { ...talked, done: true, note: '', was: '' });
		expect(await read()).toMatchObject({ note: 'Chefen', done: { by: 'Justeraren' } });
		await tickPoint(other, { ...talked, done: true, note: 'Chefen och gruppen', was: 'Chefen' });
		expect(await read()).toMatchObject({ note: 'Chefen och gruppen' });
	});
});

describe('an organisation’s own room after a meeting', () => {
	it('O6 keeps what was gone through before it, and has its checklist before the minutes are announced', async () => {
		const { held, organisationId, worker } = await scene();
		const at = { organisationId: organisationId('AF'), meetingId: held.meetingId };
		await tickPoint(worker, { ...at, phase: 'before', point: 'mandate', done: true, note: 'Ja till båda.' });
		const read = async () => (await readOwnRoom(worker, organisationId('AF'))).held;
		expect(await read()).toMatchObject([{ id: held.meetingId, pack: null }]);
		await tickPoint(worker, { ...at, phase: 'after', point: 'talked', done: true, note: '' });
		await announce(held);
		const [meeting, ...more] = await read();
		expect(more).toEqual([]);
		expect(meeting?.pack).not.toBeNull();
		expect(meeting?.points.before.find(({ key }) => key === 'mandate')).toMatchObject({ note: 'Ja till båda.' });
		expect(meeting?.points.after.find(({ key }) => key === 'talked')?.done).not.toBeNull();
	});
});

describe('a pack', () => {
	it('O2 is there for every member organisation as soon as the minutes are announced, once', async () => {
		const { held, organisationId, worker } = await scene();
		const count = () => context().read.organisationPack.count({ where: { meetingId: held.meetingId } });
		expect(await count()).toBe(0);
		expect(await readTold(held.secretary, held.meetingId)).toBeNull();
		await announce(held);
		expect(await count()).toBe(held.organisations.size);
		const { held: meetings } = await readOwnRoom(worker, organisationId('AF'));
		expect(meetings).toMatchObject([{ id: held.meetingId, pack: { decided: [], told: [], version: 0 } }]);
	});

	it('O7 is not there before the day of the notice, nor ever when that was taken down before it', async () => {
		const { held, organisationId, worker } = await scene();
		const { date } = toLocal(new Date(portal.clock.now().getTime() + 5 * 86_400_000));
		const { date: downOn } = toLocal(new Date(portal.clock.now().getTime() + 40 * 86_400_000));
		await announce(held, { upOn: date, downOn });
		const { id: packId } = await context().read.organisationPack.findFirstOrThrow({
			where: { meetingId: held.meetingId, organisationId: organisationId('AF') }
		});
		const pack = async () => (await readOwnRoom(worker, organisationId('AF'))).held[0]?.pack?.id ?? null;
		const waits = async () =>
			(await readPackWaits(worker, portal.clock.now())).map(({ madeAt }) => toLocal(madeAt).date);
		const write = () => writePack(worker, { packId, version: 0, meaning: 'Vi får en tjänst.', words: '' });
		expect([await pack(), await waits(), await readTold(held.secretary, held.meetingId)]).toEqual([null, [], null]);
		await expect(write()).rejects.toMatchObject(missing);
		portal.clock.advance(6 * 86_400_000);
		expect([await pack(), await waits()]).toEqual([packId, [date]]);
		expect(await readTold(held.secretary, held.meetingId)).toMatchObject({ told: 0 });
		await write();
		await withdrawNotice(held.secretary, { meetingId: held.meetingId, reason: 'Fel bilaga.' });
		// What the organisation wrote stays its own to read.
		expect([await pack(), await waits()]).toEqual([packId, []]);
		const soon = toLocal(new Date(portal.clock.now().getTime() + 5 * 86_400_000)).date;
		await announce(held, { upOn: soon, downOn });
		await withdrawNotice(held.secretary, { meetingId: held.meetingId, reason: 'Fel igen.' });
		portal.clock.advance(6 * 86_400_000);
		expect([await pack(), await waits()]).toEqual([null, []]);
	});

	it('O3 refuses to write over what somebody else wrote meanwhile, and O1 is nobody else’s', async () => {
		const { held, organisationId, worker } = await scene();
		await announce(held);
		const pack = async () => {
			const { held: meetings } = await readOwnRoom(worker, organisationId('AF'));
			return meetings[0]?.pack ?? { id: '', version: 0 };
		};
		const { id: packId } = await pack();
		await writePack(held.who('Justeraren'), { packId, version: 0, meaning: 'Vi får en tjänst till.', words: '' });
		await expect(
			writePack(worker, { packId, version: 0, meaning: 'Vi får ingenting.', words: '' })
		).rejects.toMatchObject({ code: 'pack.changed' });
		expect(await pack()).toMatchObject({
			version: 1,
			meaning: 'Vi får en tjänst till.',
			changed: { by: 'Justeraren' }
		});
		for (const other of [held.who('Ledamoten'), held.secretary])
			await expect(writePack(other, { packId, version: 1, meaning: '', words: '' })).rejects.toMatchObject(denied);
		const kept = JSON.stringify(await context().read.audit.findMany());
		expect(kept).not.toContain('Vi får en tjänst');
	});

	it('O4 says on the decision in how many organisations it was told, and reminds those with a mandate until it is', async () => {
		const { held, organisationId, worker } = await scene();
		await announce(held);
		const all = held.organisations.size;
		const waits = async () => (await readHome(worker)).waiting.filter(({ kind }) => kind === 'pack').length;
		expect(await waits()).toBe(1);
		const room = await readOwnRoom(worker, organisationId('AF'));
		const packId = room.held[0]?.pack?.id ?? '';
		const told = { packId, channel: 'Arbetsplatsträff', receivers: 'Alla handläggare', toldOn: '2026-03-20' };
		await expect(markTold(held.who('Ledamoten'), told)).rejects.toMatchObject(denied);
		await expect(markTold(worker, { ...told, toldOn: 'i går' })).rejects.toMatchObject({ code: 'input.invalid' });
		await markTold(worker, told);
		expect(await readTold(held.secretary, held.meetingId)).toEqual({ told: 1, all });
		expect(await waits()).toBe(0);
		const line = (await readOwnRoom(worker, organisationId('AF'))).held[0]?.pack?.told[0];
		expect(line).toMatchObject({ channel: 'Arbetsplatsträff', by: 'Handläggaren' });
		await takeBackTold(worker, { toldId: line?.id ?? '' });
		expect(await readTold(held.secretary, held.meetingId)).toEqual({ told: 0, all });
		expect(await waits()).toBe(1);
	});
});
