import { describe, expect, it } from 'vitest';
import { createLedger } from './ledger.ts';

describe('D7 what counts as saved', () => {
	it('is everything, before anything was written', () => {
		expect(createLedger().unsaved()).toBe(false);
	});

	it('is nothing that was not acknowledged', () => {
		const ledger = createLedger();
		ledger.opened();
		ledger.sent(true);
		ledger.changed();
		ledger.sent(false);
		ledger.acknowledged(1);
		expect(ledger.unsaved()).toBe(true);
		ledger.acknowledged(2);
		expect(ledger.unsaved()).toBe(false);
	});

	it('is nothing written without a connection, until a whole step 2 of a later one is acknowledged', () => {
		const ledger = createLedger();
		ledger.opened();
		ledger.changed();
		ledger.sent(false);
		ledger.acknowledged(1);
		expect(ledger.unsaved()).toBe(true);
		ledger.opened();
		ledger.acknowledged(7);
		expect(ledger.unsaved()).toBe(true);
		ledger.sent(true);
		ledger.changed();
		ledger.acknowledged(1);
		expect(ledger.unsaved()).toBe(true);
		ledger.sent(false);
		ledger.acknowledged(2);
		expect(ledger.unsaved()).toBe(false);
	});
});
