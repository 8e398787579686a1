import { GraphiQL, GraphiQLInterface } from 'graphiql';
import type { ReactElement } from 'react';
import type { Sample } from './boot.ts';
import { Brand } from './brand.tsx';
import { CallsPanel } from './calls/calls-panel.tsx';
import type { CallReport } from './calls/report.ts';
import { KeyForm } from './key-form.tsx';
import { KeyHint } from './key-hint.tsx';
import { SampleBar } from './sample-bar.tsx';
import { useStableIds } from './use-stable-ids.ts';

interface Props {
  readonly samples: readonly Sample[];
  readonly askedFor: string | null;
  readonly apiKey: string;
  readonly refused: boolean;
  readonly report: CallReport | null;
  readonly onApiKey: (apiKey: string) => void;
}

/** Everything one sees: samples above, GraphiQL in the middle, the calls below. */
export const Workbench = ({ samples, askedFor, apiKey, refused, report, onApiKey }: Props): ReactElement => {
  useStableIds();
  return (
    <>
      <header className="top">
        <Brand />
        <SampleBar samples={samples} askedFor={askedFor} />
        <KeyForm apiKey={apiKey} refused={refused} onChange={onApiKey} />
      </header>
      {refused ? <KeyHint apiKey={apiKey} /> : null}
      <main className="middle">
        <h1 className="unseen">Busbar playground</h1>
        <GraphiQLInterface defaultEditorToolsVisibility={false} showPersistHeadersSettings={false}>
          <GraphiQL.Logo>
            <span />
          </GraphiQL.Logo>
        </GraphiQLInterface>
      </main>
      <CallsPanel report={report} />
    </>
  );
};
