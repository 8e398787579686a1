import { useEditorContext } from '@graphiql/react';
import { flushSync } from 'react-dom';
import type { Sample } from './boot.ts';

/** Opens a sample in the active tab, or in a new one when the active tab holds something a person wrote. */
export const useOpenSample = (samples: readonly Sample[]): ((sample: Sample) => void) | null => {
  const { queryEditor, variableEditor, responseEditor, addTab } = useEditorContext({ nonNull: true });
  if (queryEditor === null) return null;
  return (sample) => {
    const current = queryEditor.getValue();
    const isOwnWork = current.trim() !== '' && !samples.some((known) => known.query === current);
    if (isOwnWork) flushSync(addTab);
    queryEditor.setValue(sample.query);
    variableEditor?.setValue('');
    responseEditor?.setValue('');
    queryEditor.focus();
  };
};
