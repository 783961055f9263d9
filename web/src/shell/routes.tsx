// Shell: addresses. The URL holds desk, filters and what is open, so that a link or a reload comes back to the same place.
//
// Invariant: ids may stand in a URL; names, phone numbers and identity codes never do.

import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { deskPlace } from "../core/desk-place";
import { Broken, Frame, NoSuchPage } from "./Frame";

const root = createRootRoute({ component: Frame, notFoundComponent: NoSuchPage, errorComponent: Broken });

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/first-line", search: {} });
  },
});

const first_line = createRoute({
  getParentRoute: () => root,
  path: "/first-line",
  validateSearch: deskPlace,
  component: lazyRouteComponent(() => import("../desks/first-line/FirstLineDesk"), "FirstLineDesk"),
});

export const router = createRouter({
  routeTree: root.addChildren([home, first_line]),
  defaultPreload: false,
  scrollRestoration: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
