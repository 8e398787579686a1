/** The caller says what its query answers. */
export interface Answer<Data = Readonly<Record<string, object | null>>> {
  readonly data: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Sends a query, with a key where one is given. */
export const ask = async <Data = Answer['data']>(url: string, query: string, variables: object = {}, key?: string): Promise<Answer<Data>> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
};
