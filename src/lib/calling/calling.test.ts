import { describe, expect, it } from 'vitest';
import { changesSince, isChanged, type CalledItem, type CallingContent } from './calling.ts';

const item = (id: string, over: Partial<CalledItem> = {}): CalledItem => ({
	...{ id, number: '1.', sub: false, title: 'Läget', kind: 'report', presenter: '', minutes: null, papers: [] },
	...over
});
const calling = (items: CalledItem[], over: Partial<CallingContent> = {}): CallingContent => ({
	...{ title: '', startsAt: '2026-03-12T12:00:00.000Z', endsAt: '2026-03-12T14:00:00.000Z' },
	...{ place: 'Kansliet', videoLink: '', message: '', items },
	...over
});

describe('K2 what has changed since the calling', () => {
	const sent = calling([item('a'), item('b', { number: '2.' })]);

	it('is nothing while nothing has', () => {
		expect(isChanged(changesSince(sent, calling([...sent.items])))).toBe(false);
		expect(isChanged(changesSince(sent, calling([...sent.items], { message: 'En rad till' })))).toBe(false);
	});

	it('is what is new, what says something else, and what is gone', () => {
		const now = calling([
			item('c', { number: '3.' }),
			item('a', { title: 'Läget i länet', papers: [{ id: 'p', name: 'Rapport' }] })
		]);
		const changes = changesSince(sent, now);
		expect([...changes.items]).toEqual([
			['c', ['new']],
			['a', ['title', 'papers']]
		]);
		expect(changes.gone.map(({ id }) => id)).toEqual(['b']);
	});

	it('is what was prepared for an item, or proposed, where the calling knew it', () => {
		const known = calling([
			item('a', { text: 'x', decisions: '' }),
			item('b', { number: '2.', text: '', decisions: '' })
		]);
		const now = calling([
			item('a', { text: 'y', decisions: 'z' }),
			item('b', { number: '2.', text: '', decisions: '' })
		]);
		expect([...changesSince(known, now).items]).toEqual([['a', ['text', 'decisions']]]);
		expect(isChanged(changesSince(sent, now))).toBe(false);
		expect(isChanged(changesSince(known, sent))).toBe(false);
	});

	it('is not the order: an item keeps its number wherever it is taken', () => {
		expect(isChanged(changesSince(sent, calling(sent.items.toReversed())))).toBe(false);
		const subs = calling([item('a'), item('x', { sub: true, number: '1a' })]);
		expect(isChanged(changesSince(subs, calling([item('a'), item('x', { sub: true, number: '1b' })])))).toBe(false);
	});

	it('is time, place and link of the meeting', () => {
		const moved = calling([...sent.items], {
			endsAt: '2026-03-12T15:00:00.000Z',
			place: '',
			videoLink: 'https://video.example'
		});
		expect(changesSince(sent, moved).meeting).toEqual(['time', 'place', 'link']);
	});
});
