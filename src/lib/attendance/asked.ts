const key = (meetingId: string) => `samsyn:asked:${meetingId}`;

/** Whether somebody has been asked in this window how they take part: once a meeting, until the window is closed. */
export const asked = {
	was(meetingId: string): boolean {
		try {
			return sessionStorage.getItem(key(meetingId)) !== null;
		} catch {
			// A browser that keeps nothing is asked at each entering.
			return false;
		}
	},
	note(meetingId: string): void {
		try {
			sessionStorage.setItem(key(meetingId), '1');
		} catch {
			return;
		}
	}
};
