/**
 * Every read has an index made for it. Plans must not change with how fresh the statistics are (a table is just being filled):
 * an estimate one row too low would scan 1.5 million rows for a `limit 10`. Compiling a plan takes longer than running ours.
 */
export const PLANNING = 'set enable_seqscan = off; set jit = off';

/** For connections that prepare their few statements: planning one takes several times as long as running it. */
export const PLANNED_ONCE = 'set plan_cache_mode = force_generic_plan';

/**
 * Every write joins a short list with what is found by key. Any other plan reads a whole table, and while that is being filled its statistics
 * let the planner think it worth while: the fill of 1.5 million records would slow down with every page.
 */
export const WRITING = 'set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set jit = off';
