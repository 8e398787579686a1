import { useEditorContext, useExecutionContext } from '@graphiql/react';
import { useEffect } from 'react';

const IDS: Readonly<Record<string, string>> = {
  '.graphiql-execute-button': 'run',
  '.graphiql-query-editor .graphiql-editor': 'query-editor',
  '.result-window': 'result',
};

/** Gives the parts that GraphiQL draws the names our browser test finds them by. GraphiQL may replace a part when a tab or the run changes. */
export const useStableIds = (): void => {
  const editors = useEditorContext({ nonNull: true });
  const execution = useExecutionContext({ nonNull: true });
  useEffect(() => {
    if (editors.queryEditor === null || execution === null) return;
    for (const [selector, id] of Object.entries(IDS)) document.querySelector(selector)?.setAttribute('data-testid', id);
  }, [editors, execution]);
};
