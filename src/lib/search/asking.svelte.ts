/** Whether the search stands open over the page. */
export const asking = $state({ open: false });
