// Clients, routes: registering by hand, and contact details. Searching is a desk's (it shows more than this module knows).
#include "modules/clients/clients.hpp"

namespace koppi::clients {

namespace {

Result<RegisteredClient> register_route(Work& work, const RegisterClient& command, const routes::Call&) {
    return register_client(work, command);
}

Result<Done> contact_route(Work& work, const ChangeContactDetails& command, const routes::Call& call) {
    const auto client = TRY(call.id<ClientId>("client"));
    return change_contact_details(work, client, command);
}

}  // namespace

routes::Routes routes() {
    return {routes::command<RegisterClient, RegisteredClient>("/api/clients", "client_register", routes::Right::person_edit, register_route),
            routes::command<ChangeContactDetails, Done>("/api/clients/{client}/contact-details", "client_change_contact", routes::Right::person_edit,
                                                        contact_route)};
}

}  // namespace koppi::clients
