import { describe, expect, it } from 'vitest';
import { outgrown } from './thinning.ts';

const now = new Date('2026-06-30T12:00:00Z');
const version = (id: string, at: string, more: { reason?: string; name?: string } = {}) => ({
	id,
	at: new Date(at),
	reason: more.reason ?? 'auto',
	name: more.name ?? ''
});

describe('versions that have grown old', () => {
	it('H3 all of the last seven days stay', () => {
		const week = ['24T08', '24T09', '29T10', '30T11'].map((at, index) => version(`${index}`, `2026-06-${at}:00:00Z`));
		expect(outgrown(week, now)).toEqual([]);
	});

	it('H3 then the last one of each Swedish day, and after ninety days the last one of each month', () => {
		const versions = [
			version('jan early', '2026-01-05T08:00:00Z'),
			version('jan late', '2026-01-31T22:30:00Z'),
			version('feb by the clock in Sweden', '2026-01-31T23:30:00Z'),
			version('feb', '2026-02-20T12:00:00Z'),
			version('june 1 early', '2026-06-01T08:00:00Z'),
			version('june 1 late', '2026-06-01T21:00:00Z'),
			version('june 2 by the clock in Sweden', '2026-06-01T22:30:00Z')
		];
		expect(outgrown(versions, now)).toEqual(['jan early', 'feb by the clock in Sweden', 'june 1 early']);
	});

	it('H3 what has a name, came from closing, or began the history stays', () => {
		const at = '2025-01-01T08:00:00Z';
		const versions = [
			version('named', at, { name: 'Utskickad', reason: 'named' }),
			version('named later', at, { name: 'Bra', reason: 'auto' }),
			version('closed', at, { reason: 'frozen' }),
			version('first', at, { reason: 'erased' }),
			version('before', at, { reason: 'before-restore' }),
			version('last', '2025-01-02T08:00:00Z', { reason: 'restored' })
		];
		expect(outgrown(versions, now)).toEqual(['before']);
	});
});
