// Continuity: load, decide, record.
#include "modules/continuity/continuity.hpp"

#include "modules/continuity/rules.hpp"
#include "modules/continuity/store.hpp"

namespace koppi::continuity {

Result<NamingId> name_worker(Work& work, ClientId client, ProfessionalId professional, events::NamedAs named_as, Date from) {
    const auto living = store::living(work.rows(), client, named_as);
    const auto naming = TRY(rules::name(living, {work.fresh<NamingId>(), client, professional, named_as, from}));
    if (naming.ended) work.record(*naming.ended);
    if (!naming.named) return living->naming;
    work.record(*naming.named);
    return naming.named->naming;
}

Result<Done> end_naming(Work& work, ClientId client, events::NamedAs named_as, Date until, std::string why) {
    const auto living = store::living(work.rows(), client, named_as);
    work.record(TRY(rules::end(living, client, until, std::move(why))));
    return Done{};
}

}  // namespace koppi::continuity
