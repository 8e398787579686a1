import { type FormEvent, type ReactElement, useEffect, useRef, useState } from 'react';

interface Props {
  readonly apiKey: string;
  readonly refused: boolean;
  readonly onChange: (apiKey: string) => void;
}

/** The key is used when the field is left or Enter is pressed, not with every letter. */
export const KeyForm = ({ apiKey, refused, onChange }: Props): ReactElement => {
  const [draft, setDraft] = useState(apiKey);
  const field = useRef<HTMLInputElement>(null);
  const use = (): void => {
    if (draft !== apiKey) onChange(draft);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    use();
  };
  useEffect(() => {
    if (refused) field.current?.focus();
  }, [refused]);

  return (
    <form className="key" onSubmit={submit}>
      <label htmlFor="api-key">API key</label>
      <input
        id="api-key"
        ref={field}
        type="password"
        autoComplete="off"
        spellCheck={false}
        data-testid="api-key"
        aria-invalid={refused}
        aria-describedby={refused ? 'key-hint' : undefined}
        value={draft}
        onChange={(event) => setDraft(event.target.value.trim())}
        onBlur={use}
      />
    </form>
  );
};
