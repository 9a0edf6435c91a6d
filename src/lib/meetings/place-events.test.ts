import { expect, it } from 'vitest';
import { placeEvents } from './place-events.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 16, 9, minute));

it('J15 puts a pause with the item it broke off, and going on with the item that went on', () => {
	const stretches = [
		{ itemId: 'a', startedAt: at(0), endedAt: at(10) },
		{ itemId: 'a', startedAt: at(15), endedAt: at(20) },
		{ itemId: 'b', startedAt: at(20), endedAt: at(30) },
		{ itemId: 'c', startedAt: at(40), endedAt: null }
	];
	const events = [
		{ kind: 'paused', at: at(10), itemId: null },
		{ kind: 'resumed', at: at(15), itemId: null },
		{ kind: 'paused', at: at(30), itemId: null },
		{ kind: 'resumed', at: at(40), itemId: null },
		{ kind: 'chair', at: at(5), itemId: 'c' }
	];
	expect(placeEvents(events, stretches).map(({ itemId }) => itemId)).toEqual(['a', 'a', 'b', 'c', 'c']);
	expect(placeEvents([{ kind: 'paused', at: at(0), itemId: null }], [])[0]?.itemId).toBeNull();
});
