import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { readConfig, readSamples } from './boot.ts';

const place = document.getElementById('playground');
if (place === null) throw new Error('index.html has no element with the id "playground".');

const askedFor = new URLSearchParams(location.search).get('sample');

Promise.all([readConfig(), readSamples()]).then(
  ([config, samples]) => createRoot(place).render(<App config={config} samples={samples} askedFor={askedFor} />),
  (error: unknown) => {
    place.textContent = `The playground could not start: ${error instanceof Error ? error.message : 'no answer from the server'} Reload the page to try again.`;
  },
);
