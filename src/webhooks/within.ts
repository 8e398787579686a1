/** The promise, or a rejection after so many milliseconds; the work goes on. */
export const within = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  const overdue = Promise.withResolvers<never>();
  const timer = setTimeout(() => overdue.reject(new Error(`no answer within ${ms} ms`)), ms);
  return Promise.race([work, overdue.promise]).finally(() => clearTimeout(timer));
};
