import { DOC_EXPLORER_PLUGIN, DocExplorerContextProvider } from '@graphiql/plugin-doc-explorer';
import { HISTORY_PLUGIN, HistoryContextProvider } from '@graphiql/plugin-history';
import { GraphiQLProvider } from 'graphiql';
import { type ReactElement, useMemo, useState } from 'react';
import { keepApiKey, readApiKey } from './api-key.ts';
import type { Config, Sample } from './boot.ts';
import { type CallReport, toCallReport, withoutCalls } from './calls/report.ts';
import { createFetcher } from './fetcher.ts';
import { Workbench } from './workbench.tsx';

const PLUGINS = [DOC_EXPLORER_PLUGIN, HISTORY_PLUGIN];

interface Props {
  readonly config: Config;
  readonly samples: readonly Sample[];
  readonly askedFor: string | null;
}

export const App = ({ config, samples, askedFor }: Props): ReactElement => {
  const [apiKey, setApiKey] = useState(() => readApiKey(sessionStorage) ?? config.defaultApiKey ?? '');
  const [refused, setRefused] = useState(false);
  const [report, setReport] = useState<CallReport | null>(null);

  // A new fetcher makes GraphiQL read the schema again, with the new key.
  const fetcher = useMemo(() => {
    const onResult = (answer: unknown): unknown => {
      setReport(toCallReport(answer));
      return withoutCalls(answer);
    };
    return createFetcher({ endpoint: config.endpoint, apiKey, fetch: (...request) => fetch(...request), onAnswer: setRefused, onResult });
  }, [config.endpoint, apiKey]);

  const changeApiKey = (next: string): void => {
    keepApiKey(sessionStorage, next);
    setApiKey(next);
  };

  return (
    <GraphiQLProvider
      fetcher={fetcher}
      plugins={PLUGINS}
      referencePlugin={DOC_EXPLORER_PLUGIN}
      defaultQuery={samples[0]?.query ?? ''}
      shouldPersistHeaders={false}
    >
      <HistoryContextProvider>
        <DocExplorerContextProvider>
          <Workbench samples={samples} askedFor={askedFor} apiKey={apiKey} refused={refused} report={report} onApiKey={changeApiKey} />
        </DocExplorerContextProvider>
      </HistoryContextProvider>
    </GraphiQLProvider>
  );
};
