// Scheduling: what is given, and how. The way is said where the service can be given in several.

import type { ServiceShown, VisitKind } from "../../contract.generated";
import type { Words } from "../../core/words";

export function serviceText(
  t: Words,
  services: ReadonlyArray<ServiceShown>,
  id: string | undefined,
  kind: VisitKind,
): string {
  const service = services.find((one) => one.id === id);
  if (!service) return [id, t(`visit_kind.${kind}`)].filter(Boolean).join(", ");
  return service.kinds.length > 1 ? `${service.label}, ${t(`visit_kind.${kind}`)}` : service.label;
}
