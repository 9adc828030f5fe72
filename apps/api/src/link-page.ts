/** The page behind a link in a mail: what it is about, and a button or what came of it. */
export const linkPage = ({ title, button, done }: { title: string; button?: string; done?: string }): string =>
  `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>
<body style="font: 18px/1.5 Georgia, serif; max-width: 36em; margin: 2em auto; padding: 0 1em">
<h1 dir="auto" style="font-size: 1.25em">${escaped(title)}</h1>
${button === undefined ? '' : `<form method="post"><button style="font: inherit; padding: .5em 1em">${escaped(button)}</button></form>`}
${done === undefined ? '' : `<p role="status">${escaped(done)}</p>`}
</body>
</html>
`;

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
