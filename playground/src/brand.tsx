import type { ReactElement } from 'react';

export const Brand = (): ReactElement => (
  <a className="brand" href="/" title="To the start page">
    <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
      <path className="brand-feeder" d="M8 4v10M16 4v10M24 4v10" />
      <path className="brand-door" d="M16 18v10" />
      <rect className="brand-bar" x="3" y="13" width="26" height="6" rx="2" />
    </svg>
    Busbar <span className="brand-page">playground</span>
  </a>
);
