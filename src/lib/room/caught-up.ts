const key = (meetingId: string, since: number) => `samsyn:caught-up:${meetingId}:${since}`;

/** Whether somebody has said in this window that they have read what they missed since a moment, in milliseconds. */
export const caughtUp = {
	was(meetingId: string, since: number): boolean {
		try {
			return sessionStorage.getItem(key(meetingId, since)) !== null;
		} catch {
			// A browser that keeps nothing shows it again.
			return false;
		}
	},
	note(meetingId: string, since: number): void {
		try {
			sessionStorage.setItem(key(meetingId, since), '1');
		} catch {
			return;
		}
	}
};
