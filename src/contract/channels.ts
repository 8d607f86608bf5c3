/** Channel names on the wire; nothing else is registered. */
export const CALL_CHANNEL = 'purser:call';
export const EVENT_CHANNEL = 'purser:event';
export const DROP_CHANNEL = 'purser:drop';
