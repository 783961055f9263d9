// Clients, routes: registering by hand, and the e-mail address. Searching is a desk's (it shows more than this module knows).
#include "modules/clients/clients.hpp"

namespace koppi::clients {

namespace {

Result<RegisteredClient> register_route(Work& work, const RegisterClient& command, const routes::Call&) {
    return register_client(work, command);
}

Result<Done> set_email_route(Work& work, const SetEmail& command, const routes::Call& call) {
    const auto client = TRY(call.id<ClientId>("client"));
    return set_email(work, client, command);
}

}  // namespace

routes::Routes routes() {
    return {routes::command<RegisterClient, RegisteredClient>("/api/clients", "client_register", routes::Right::person_edit, register_route),
            routes::command<SetEmail, Done>("/api/clients/{client}/email", "client_set_email", routes::Right::person_edit, set_email_route)};
}

}  // namespace koppi::clients
