// Core: the secret of an offer's link, as it stands in the address of the page. It is sent in bodies only.

const link = /^\/a\/([A-Za-z0-9_-]{1,64})\/?$/;

/** Empty where there is none: the server then says that the link does not work. */
export function offerToken(pathname: string): string {
  return link.exec(pathname)?.[1] ?? "";
}
