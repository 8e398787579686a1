import { useEditorContext } from '@graphiql/react';
import type { Sample } from './boot.ts';

/** The sample the active tab holds unchanged, if any. */
export const useActiveSample = (samples: readonly Sample[]): Sample | undefined => {
  const { tabs, activeTabIndex } = useEditorContext({ nonNull: true });
  return samples.find((sample) => sample.query === tabs[activeTabIndex]?.query);
};
