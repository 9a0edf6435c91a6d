import type { SeatRole } from '#lib/permissions/facts.ts';

interface Sent {
	text(name: string): string;
	has(name: string): boolean;
}

/** A seat out of a sent form; what the words mean is the command's matter. */
export const seatSaid = (form: Sent) => ({
	role: form.text('role') as SeatRole,
	organisationId: form.text('organisationId') || null,
	mandate: form.has('mandate'),
	substituteForId: form.text('substituteForId') || null,
	callOrder: form.text('callOrder') || null
});
