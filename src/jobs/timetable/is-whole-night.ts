/** Once a week, in the night to Sunday, everything is read again, also what shows no change. */
export const isWholeNight = (at: number, timeZone: string): boolean => new Intl.DateTimeFormat('en', { timeZone, weekday: 'short' }).format(at) === 'Sun';
