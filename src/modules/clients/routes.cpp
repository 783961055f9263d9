// Clients, routes: registering by hand. Searching is a desk's (it shows more than this module knows).
#include "modules/clients/clients.hpp"

namespace koppi::clients {

namespace {

Result<RegisteredClient> register_route(Work& work, const RegisterClient& command, const routes::Call&) {
    return register_client(work, command);
}

}  // namespace

routes::Routes routes() {
    return {routes::command<RegisterClient, RegisteredClient>("/api/clients", "client_register", routes::Right::person_edit, register_route)};
}

}  // namespace koppi::clients
