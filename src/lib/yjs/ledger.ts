/**
 * Keeps account of how much of what was written here is durable. A frame covers all changes made before it was sent,
 * but only from the moment this connection has sent everything the server lacked (sync step 2): an update sent before
 * that may build on something that has not arrived.
 */
export function createLedger() {
	let changes = 0;
	let saved = 0;
	let covers: number[] = [];
	let complete = false;
	return {
		/** Something was changed here. */
		changed: () => void (changes += 1),
		/** A new connection: the server counts from nothing. */
		opened(): void {
			covers = [];
			complete = false;
		},
		/** A writing frame went out; `whole` when it holds everything the server lacked. */
		sent(whole: boolean): void {
			complete ||= whole;
			covers.push(complete ? changes : 0);
		},
		/** The server says that this many frames of the connection are durable. */
		acknowledged(count: number): void {
			for (const covered of covers.slice(0, count)) saved = Math.max(saved, covered);
		},
		changes: (): number => changes,
		/** Whether something written here might be lost if this page closed now. */
		unsaved: (): boolean => saved < changes
	};
}
