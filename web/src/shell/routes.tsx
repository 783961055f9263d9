// Shell: addresses. The URL holds desk, filters and what is open, so that a link or a reload comes back to the same place.
//
// Invariant: ids may stand in a URL; names, phone numbers and identity codes never do.

import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { calendarPlace, dayPlace } from "../core/book-place";
import { consultationPlace } from "../core/consultation-place";
import { deskPlace } from "../core/desk-place";
import { dutiesPlace } from "../core/duties-place";
import { groupPlace } from "../core/group-place";
import { messagesPlace } from "../core/messages-place";
import { ownPlace, panelsPlace } from "../core/own-place";
import { heavyPlace, pairPlace, teamPlace } from "../core/pair-place";
import { planPlace } from "../core/plan-place";
import { transferPlace } from "../core/transfer-place";
import { waitingPlace } from "../core/waiting-place";
import { waitingRoomPlace } from "../core/waiting-room-place";
import { worktimePlace } from "../core/worktime-place";
import { Broken, Frame, Home, NoSuchPage } from "./Frame";

const root = createRootRoute({ component: Frame, notFoundComponent: NoSuchPage, errorComponent: Broken });

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: Home,
});

const first_line = createRoute({
  getParentRoute: () => root,
  path: "/first-line",
  validateSearch: deskPlace,
  component: lazyRouteComponent(() => import("../desks/first-line/FirstLineDesk"), "FirstLineDesk"),
});

const day = createRoute({
  getParentRoute: () => root,
  path: "/day",
  validateSearch: dayPlace,
  component: lazyRouteComponent(() => import("../desks/books/DayDesk"), "DayDesk"),
});

const books = createRoute({
  getParentRoute: () => root,
  path: "/books",
  validateSearch: calendarPlace,
  component: lazyRouteComponent(() => import("../desks/books/CalendarDesk"), "CalendarDesk"),
});

const waiting_room = createRoute({
  getParentRoute: () => root,
  path: "/waiting-room",
  validateSearch: waitingRoomPlace,
  component: lazyRouteComponent(() => import("../desks/waiting-room/WaitingRoomDesk"), "WaitingRoomDesk"),
});

const waiting = createRoute({
  getParentRoute: () => root,
  path: "/waiting",
  validateSearch: waitingPlace,
  component: lazyRouteComponent(() => import("../desks/waiting/WaitingDesk"), "WaitingDesk"),
});

const groups = createRoute({
  getParentRoute: () => root,
  path: "/groups",
  validateSearch: groupPlace,
  component: lazyRouteComponent(() => import("../desks/groups/GroupsDesk"), "GroupsDesk"),
});

const messages = createRoute({
  getParentRoute: () => root,
  path: "/messages",
  validateSearch: messagesPlace,
  component: lazyRouteComponent(() => import("../desks/messages/MessagesDesk"), "MessagesDesk"),
});

const own = createRoute({
  getParentRoute: () => root,
  path: "/own",
  validateSearch: ownPlace,
  component: lazyRouteComponent(() => import("../desks/own/OwnDesk"), "OwnDesk"),
});

const panels = createRoute({
  getParentRoute: () => root,
  path: "/panels",
  validateSearch: panelsPlace,
  component: lazyRouteComponent(() => import("../desks/panels/PanelsDesk"), "PanelsDesk"),
});

const plan = createRoute({
  getParentRoute: () => root,
  path: "/plan",
  validateSearch: planPlace,
  component: lazyRouteComponent(() => import("../desks/plan/PlanDesk"), "PlanDesk"),
});

const consultations = createRoute({
  getParentRoute: () => root,
  path: "/consultations",
  validateSearch: consultationPlace,
  component: lazyRouteComponent(() => import("../desks/consultations/ConsultationsDesk"), "ConsultationsDesk"),
});

const surveys = createRoute({
  getParentRoute: () => root,
  path: "/survey",
  component: lazyRouteComponent(() => import("../desks/survey/SurveysDesk"), "SurveysDesk"),
});

const survey = createRoute({
  getParentRoute: () => root,
  path: "/survey/$matter",
  component: lazyRouteComponent(() => import("../desks/survey/SurveyPage"), "SurveyPage"),
});

const pairwork = createRoute({
  getParentRoute: () => root,
  path: "/pairwork",
  validateSearch: pairPlace,
  component: lazyRouteComponent(() => import("../desks/pairwork/PairworkDesk"), "PairworkDesk"),
});

const teams = createRoute({
  getParentRoute: () => root,
  path: "/teams",
  validateSearch: teamPlace,
  component: lazyRouteComponent(() => import("../desks/teams/TeamsDesk"), "TeamsDesk"),
});

const unit_meetings = createRoute({
  getParentRoute: () => root,
  path: "/unit-meetings",
  component: lazyRouteComponent(() => import("../desks/teams/UnitMeetingsDesk"), "UnitMeetingsDesk"),
});

const heavy = createRoute({
  getParentRoute: () => root,
  path: "/heavy-need",
  validateSearch: heavyPlace,
  component: lazyRouteComponent(() => import("../desks/heavy/HeavyDesk"), "HeavyDesk"),
});

const duties = createRoute({
  getParentRoute: () => root,
  path: "/duties",
  validateSearch: dutiesPlace,
  component: lazyRouteComponent(() => import("../desks/duties/DutiesDesk"), "DutiesDesk"),
});

const lying = createRoute({
  getParentRoute: () => root,
  path: "/lying",
  component: lazyRouteComponent(() => import("../desks/lying/LyingDesk"), "LyingDesk"),
});

const routing = createRoute({
  getParentRoute: () => root,
  path: "/routing",
  component: lazyRouteComponent(() => import("../desks/routing/RoutingDesk"), "RoutingDesk"),
});

const transfers = createRoute({
  getParentRoute: () => root,
  path: "/transfers",
  component: lazyRouteComponent(() => import("../desks/transfers/TransfersDesk"), "TransfersDesk"),
});

const transfer = createRoute({
  getParentRoute: () => root,
  path: "/transfer",
  validateSearch: transferPlace,
  component: lazyRouteComponent(() => import("../desks/transfers/TransferPage"), "TransferPage"),
});

const worktime = createRoute({
  getParentRoute: () => root,
  path: "/worktime",
  validateSearch: worktimePlace,
  component: lazyRouteComponent(() => import("../desks/worktime/WorktimeDesk"), "WorktimeDesk"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    first_line,
    waiting_room,
    day,
    books,
    groups,
    waiting,
    messages,
    own,
    panels,
    worktime,
    plan,
    consultations,
    surveys,
    survey,
    pairwork,
    teams,
    unit_meetings,
    heavy,
    duties,
    lying,
    routing,
    transfers,
    transfer,
  ]),
  defaultPreload: false,
  scrollRestoration: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
