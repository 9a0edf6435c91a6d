import { m } from '#lib/i18n/paraglide/messages.js';
import { officeRoles, seatRoles, type OfficeRole, type SeatRole } from '#lib/permissions/facts.ts';

/** A column of the database as a role; an unknown word is an observer, who may least. */
export const seatRoleOf = (word: string): SeatRole => seatRoles.find((role) => role === word) ?? 'observer';
export const officeRoleOf = (word: string | null): OfficeRole | null =>
	officeRoles.find((role) => role === word) ?? null;

/** The seat's role for the reader, in lower case as it stands after a name: "vice ordförande". */
export const seatRoleName = (role: SeatRole): string =>
	({
		chair: m.network_role_chair,
		'vice-chair': m.network_role_vice_chair,
		secretary: m.network_role_secretary,
		member: m.network_role_member,
		substitute: m.network_role_substitute,
		'co-opted': m.network_role_co_opted,
		expert: m.network_role_expert,
		observer: m.network_role_observer
	})[role]();

/** The role at the office for the reader: "förbundschef". */
export const officeRoleName = (role: OfficeRole): string =>
	({
		director: m.network_office_director,
		'process-leader': m.network_office_process_leader,
		developer: m.network_office_developer,
		economist: m.network_office_economist,
		administrator: m.network_office_administrator
	})[role]();
