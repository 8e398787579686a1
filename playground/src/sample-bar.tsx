import { type ReactElement, useEffect, useRef } from 'react';
import type { Sample } from './boot.ts';
import { useActiveSample } from './use-active-sample.ts';
import { useOpenSample } from './use-open-sample.ts';

interface Props {
  readonly samples: readonly Sample[];
  /** The sample a link asked for: `/playground?sample=six-types`. */
  readonly askedFor: string | null;
}

export const SampleBar = ({ samples, askedFor }: Props): ReactElement => {
  const open = useOpenSample(samples);
  const active = useActiveSample(samples);
  const pending = useRef(samples.find((sample) => sample.id === askedFor));

  useEffect(() => {
    if (open === null || pending.current === undefined) return;
    const sample = pending.current;
    pending.current = undefined;
    open(sample);
  }, [open]);

  return (
    <nav className="samples" aria-label="Sample queries" data-testid="samples">
      <span className="samples-label">Try</span>
      {samples.map((sample) => (
        <button
          key={sample.id}
          type="button"
          className="sample"
          data-testid={`sample-${sample.id}`}
          aria-pressed={sample === active}
          title={sample.description}
          disabled={open === null}
          onClick={() => open?.(sample)}
        >
          {sample.title}
        </button>
      ))}
    </nav>
  );
};
