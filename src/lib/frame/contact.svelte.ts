/** Whether a link or form of this page was held back, because there was no server to ask. */
export const contact = $state({ stayed: false });
