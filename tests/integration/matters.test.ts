import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editAgenda } from '#server/agenda/edit-agenda.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { removeAgendaItem, restoreAgendaItem } from '#server/agenda/remove-item.ts';
import type { News } from '#server/bus.ts';
import { context } from '#server/context.ts';
import { readAttachments } from '#server/files/read.ts';
import { declineMatter } from '#server/matters/decline-matter.ts';
import { findMatter } from '#server/matters/find.ts';
import { gatherReceived } from '#server/matters/gather-received.ts';
import { numberMatter } from '#server/matters/number-matter.ts';
import { proposeMatter } from '#server/matters/propose-matter.ts';
import { layItem } from '#server/matters/put-on-agenda.ts';
import { readOpenMatters } from '#server/matters/read-waiting.ts';
import { readMatters, readPaper } from '#server/matters/read.ts';
import { registerReceived } from '#server/matters/register-received.ts';
import { takeMatter } from '#server/matters/take-matter.ts';
import { withdrawMatter } from '#server/matters/withdraw-matter.ts';
import { cancelMeeting } from '#server/meetings/cancel-meeting.ts';
import { projectAgenda } from '#server/meetings/project-agenda.ts';
import { aBody, aMeetingWith, plainItems } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation } from '../build/rows.ts';

let portal: TestPortal;
let federation: Awaited<ReturnType<typeof aFederation>>;

beforeAll(async () => {
	portal = await startPortal();
	federation = await aFederation();
});
afterAll(() => portal.close());

const paper = (name = 'Underlag.txt', text = 'Behovet har vuxit.') => new File([text], name);
const denied = { code: 'access.denied' };
const missing = { code: 'thing.missing' };

describe('matters', () => {
	it('K11 anyone seated proposes one with papers; taken in, it is an item with them, once', async () => {
		const { group, chair, member } = await aBody(federation);
		const meetingId = await aMeetingWith(chair, group.id, plainItems(1), '2026-09-10');
		const said = { groupId: group.id, meetingId, title: ' Tidiga samtal ', why: 'Väntan är för lång.' };
		const { matterId } = await proposeMatter(member, said, [paper()]);
		const [matter] = (await readMatters(chair, group.id)).matters;
		expect(matter).toMatchObject({
			title: 'Tidiga samtal',
			state: 'open',
			mayWithdraw: false,
			papers: [{ name: 'Underlag.txt' }]
		});
		await expect(takeMatter(member, { matterId, meetingId })).rejects.toMatchObject(denied);
		const { itemId } = await takeMatter(chair, { matterId, meetingId });
		expect(await takeMatter(chair, { matterId, meetingId })).toEqual({ itemId });
		const { items } = await readAgendaOf(chair, meetingId);
		expect(items.map(({ title }) => title)).toEqual(['Ärende 1', 'Tidiga samtal']);
		expect((await readAttachments(member, meetingId)).map(({ name, itemId: at }) => [name, at])).toEqual([
			['Underlag.txt', itemId]
		]);
		expect(await context().read.link.count({ where: { fromId: matterId, toId: itemId } })).toBe(1);
		await expect(declineMatter(chair, { matterId, answer: 'Nej' })).rejects.toMatchObject({ code: 'matter.answered' });
	});

	it('K12 is proposed before the last day, answered with a reason, or taken back by who proposed it', async () => {
		const { group, chair, member } = await aBody(federation, { matterDays: 14 });
		const soon = await aMeetingWith(chair, group.id, [], '2026-03-20');
		const said = { groupId: group.id, title: 'Sent' };
		await expect(proposeMatter(member, { ...said, meetingId: soon })).rejects.toMatchObject({ code: 'matter.late' });
		const { matterId } = await proposeMatter(member, { ...said, meetingId: '' });
		await expect(withdrawMatter(chair, { matterId })).rejects.toMatchObject(denied);
		await expect(declineMatter(chair, { matterId, answer: ' ' })).rejects.toMatchObject({ code: 'input.invalid' });
		await declineMatter(chair, { matterId, answer: 'Hör hemma i styrelsen.' });
		await expect(withdrawMatter(member, { matterId })).rejects.toMatchObject({ code: 'matter.answered' });
		expect((await readMatters(member, group.id)).matters[0]).toMatchObject({
			state: 'declined',
			answer: 'Hör hemma i styrelsen.'
		});
		const own = await proposeMatter(chair, { ...said, meetingId: '' });
		await withdrawMatter(chair, own);
		await expect(takeMatter(chair, { ...own, meetingId: soon })).rejects.toMatchObject({ code: 'matter.answered' });
	});

	it('K13 received documents gather under one item of the next meeting', async () => {
		const { group, chair, member } = await aBody(federation);
		const meetingId = await aMeetingWith(chair, group.id, plainItems(1), '2026-09-11');
		const said = { groupId: group.id, title: 'Remiss', sender: 'Regionen' };
		await expect(registerReceived(member, said, [paper()])).rejects.toMatchObject(denied);
		await expect(registerReceived(chair, said, [])).rejects.toMatchObject({ code: 'file.empty' });
		await registerReceived(chair, said, [paper('Remiss.txt', 'a')]);
		await registerReceived(chair, { ...said, title: 'Brev' }, [paper('Brev.txt', 'b'), paper('Bilaga.txt', 'c')]);
		const { items } = await readAgendaOf(chair, meetingId);
		const [, incoming, ...subs] = items;
		expect(items.map(({ title }) => title)).toEqual([
			'Ärende 1',
			'Inkommande handlingar',
			'Remiss (Regionen)',
			'Brev (Regionen)'
		]);
		expect(subs.map(({ parentId }) => parentId)).toEqual([incoming?.id, incoming?.id]);
		expect(await readAttachments(member, meetingId)).toHaveLength(3);
	});

	it('K16 carries its number in the register, given by whoever answers, also when it has been answered', async () => {
		const { group, chair, member } = await aBody(federation);
		const said = { groupId: group.id, title: 'Remiss om stödet', sender: 'Länsstyrelsen' };
		const { matterId } = await registerReceived(chair, { ...said, diaryNumber: ' SF 2026/17 ' }, [paper()]);
		const own = await proposeMatter(member, { groupId: group.id, meetingId: '', title: 'Tidigare samtal' });
		await expect(numberMatter(member, { ...own, diaryNumber: 'SF 2026/18' })).rejects.toMatchObject(denied);
		await numberMatter(chair, { ...own, diaryNumber: 'SF 2026/18' });
		await declineMatter(chair, { ...own, answer: 'Nästa år.' });
		await numberMatter(chair, { ...own, diaryNumber: 'SF 2026/19' });
		const { matters } = await readMatters(member, group.id);
		const numberOf = (id: string) => matters.find((one) => one.id === id)?.diaryNumber;
		expect([numberOf(matterId), numberOf(own.matterId)]).toEqual(['SF 2026/17', 'SF 2026/19']);
		const regretted = await proposeMatter(member, { groupId: group.id, meetingId: '', title: 'Ångrad' });
		await withdrawMatter(member, regretted);
		const late = numberMatter(chair, { ...regretted, diaryNumber: '1' });
		await expect(late).rejects.toMatchObject({ code: 'matter.answered' });
	});

	it('K13 what waits for a meeting lies on the next that is planned; a cancelled one gives it back', async () => {
		const { group, chair } = await aBody(federation);
		const said = { groupId: group.id, title: 'Remiss', sender: 'Regionen' };
		const { matterId } = await registerReceived(chair, said, [paper('Remiss.txt', 'a')]);
		const matter = async () => (await readMatters(chair, group.id)).matters.find(({ id }) => id === matterId);
		expect(await matter()).toMatchObject({ state: 'open', meeting: null });
		const titles = async (of: string) => {
			await projectAgenda(of);
			return (await readAgendaOf(chair, of)).items.map(({ title }) => title);
		};
		const gathered = (key: string) => context().jobs.settled(`matters.gather:${key}`);

		const first = await aMeetingWith(chair, group.id, [], '2026-09-14');
		await gathered(first);
		expect(await titles(first)).toEqual(['Inkommande handlingar', 'Remiss (Regionen)']);
		expect(await matter()).toMatchObject({ state: 'taken', meeting: { id: first } });

		const second = await aMeetingWith(chair, group.id, plainItems(1), '2026-10-14');
		await gathered(second);
		expect(await titles(second)).toEqual(['Ärende 1']);
		await cancelMeeting(chair, { meetingId: first });
		await gathered(`${first}:cancelled`);
		expect(await titles(second)).toEqual(['Ärende 1', 'Inkommande handlingar', 'Remiss (Regionen)']);
		expect(await matter()).toMatchObject({ state: 'taken', left: null, meeting: { id: second } });
		expect((await readAttachments(chair, second)).map(({ name }) => name)).toEqual(['Remiss.txt']);
		// A job may run twice after a crash.
		await gatherReceived({ groupId: group.id });
		expect(await titles(second)).toHaveLength(3);

		// What somebody took off waits for them, and does not come back by itself.
		const itemId = (await matter())?.itemId ?? '';
		await removeAgendaItem(chair, second, itemId, {});
		await gatherReceived({ groupId: group.id });
		expect(await titles(second)).toEqual(['Ärende 1', 'Inkommande handlingar']);
		expect(await matter()).toMatchObject({ state: 'open', left: 'removed', itemId: null });
	});

	it('K17 one whose meeting is cancelled or whose item is taken off waits again, and is taken in anew', async () => {
		const { group, chair, member } = await aBody(federation);
		const meetingId = await aMeetingWith(chair, group.id, [], '2026-09-15');
		const later = await aMeetingWith(chair, group.id, [], '2026-10-15');
		const { matterId } = await proposeMatter(member, { groupId: group.id, meetingId, title: 'Samtal' }, [paper()]);
		const matter = async () => (await readMatters(member, group.id)).matters.find(({ id }) => id === matterId);
		const waits = async () => (await readOpenMatters(chair)).map(({ title }) => title);
		const first = await takeMatter(chair, { matterId, meetingId });
		await expect(takeMatter(chair, { matterId, meetingId: later })).rejects.toMatchObject({ code: 'matter.answered' });
		expect(await waits()).toEqual([]);

		const heard: News[] = [];
		const stop = context().bus.listen((news) => heard.push(news));
		await removeAgendaItem(chair, meetingId, first.itemId, {});
		stop();
		expect(heard).toContainEqual(expect.objectContaining({ topic: 'matters', groupId: group.id }));
		expect(await matter()).toMatchObject({ state: 'open', left: 'removed', mayWithdraw: true });
		expect(await waits()).toEqual(['Samtal']);
		await restoreAgendaItem(chair, meetingId, first.itemId, {});
		expect(await matter()).toMatchObject({ state: 'taken', left: null, itemId: first.itemId });
		await removeAgendaItem(chair, meetingId, first.itemId, { commandId: 'again' });

		const again = await takeMatter(chair, { matterId, meetingId });
		expect(again.itemId).not.toBe(first.itemId);
		const papersOf = async (of: string) => (await readAttachments(member, of)).map(({ itemId }) => itemId);
		expect(await papersOf(meetingId)).toContain(again.itemId);
		await cancelMeeting(chair, { meetingId });
		expect(await matter()).toMatchObject({ state: 'open', left: 'cancelled', meeting: { id: meetingId } });
		expect(await waits()).toEqual(['Samtal']);
		const third = await takeMatter(chair, { matterId, meetingId: later });
		expect((await readAgendaOf(chair, later)).items.map(({ id }) => id)).toEqual([third.itemId]);
		expect(await papersOf(later)).toEqual([third.itemId]);
		await removeAgendaItem(chair, later, third.itemId, {});
		await declineMatter(chair, { matterId, answer: 'Nästa år.' });
		expect(await matter()).toMatchObject({ state: 'declined', left: null });
		expect(await waits()).toEqual([]);
	});

	it('K17 is taken in though an item laid for it was taken off before anybody wrote down that it was taken', async () => {
		const { group, chair, member } = await aBody(federation);
		const meetingId = await aMeetingWith(chair, group.id, [], '2026-09-16');
		const { matterId } = await proposeMatter(member, { groupId: group.id, meetingId, title: 'Samtal' }, [paper()]);
		const { matter } = await findMatter(context().read, matterId);
		// As where the process ends between the agenda and what is written down.
		const lost = await layItem(matter, meetingId, (item, commandId) =>
			editAgenda(chair, meetingId, 'add', item, { commandId })
		);
		await removeAgendaItem(chair, meetingId, lost, {});
		const { itemId } = await takeMatter(chair, { matterId, meetingId });
		expect(itemId).not.toBe(lost);
		expect((await readAgendaOf(chair, meetingId)).items.map(({ id }) => id)).toEqual([itemId]);
		expect(await takeMatter(chair, { matterId, meetingId })).toEqual({ itemId });
	});

	it('K14 stays in its group: no stranger reads it, its papers, or takes it to another meeting', async () => {
		const { group, chair, member } = await aBody(federation);
		const other = await aBody(federation);
		const abroad = await aBody(await aFederation());
		const { matterId } = await proposeMatter(member, { groupId: group.id, title: 'Vårt', meetingId: '' }, [paper()]);
		const paperId = (await readMatters(chair, group.id)).matters[0]?.papers[0]?.id ?? '';
		const elsewhere = await aMeetingWith(other.chair, other.group.id, [], '2026-09-12');
		for (const stranger of [other.chair, abroad.chair]) {
			await expect(readMatters(stranger, group.id)).rejects.toMatchObject(missing);
			await expect(readPaper(stranger, matterId, paperId)).rejects.toMatchObject(missing);
			await expect(takeMatter(stranger, { matterId, meetingId: elsewhere })).rejects.toMatchObject(missing);
		}
		await expect(takeMatter(chair, { matterId, meetingId: elsewhere })).rejects.toMatchObject({
			code: 'input.invalid'
		});
		expect(await readPaper(member, matterId, paperId)).toMatchObject({ name: 'Underlag.txt' });
	});
});
