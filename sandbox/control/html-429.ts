/** The page and headers Enerflo answers above its limit (enerflo.md 2.1, documented). */
export const HTML_429 = `<!DOCTYPE html>
<html lang="en">
    <head>
        <meta charset="utf-8">
        <title>Error</title>
    </head>
    <body>
        <main>
            <p>
                Too many requests.
            </p>
        </main>
    </body>
</html>
`;

export const html429Headers = (retryAfterSeconds: number, nowMs: number) => ({
  'retry-after': String(retryAfterSeconds),
  'x-ratelimit-limit': '300',
  'x-ratelimit-remaining': '0',
  'x-ratelimit-reset': String(Math.floor(nowMs / 1000) + retryAfterSeconds),
  'content-type': 'text/html; charset=UTF-8',
  'cache-control': 'no-cache, private',
  connection: 'close',
  server: 'nginx/1.20.2',
  'x-powered-by': 'PHP/7.3.33',
});
