declare module "virtual:messages/*" {
  import type { Messages } from "@lingui/core";
  export const words: Messages;
}
declare module "virtual:suomifi-tokens.css";
