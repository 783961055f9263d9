// Transferring: responsibility for a client's care is asked for, accepted, declined and changed; what must happen around it is seen to; whoever went
// home is called. Transfers know the order, access whose record is touched, the directory what a unit is and who works there, continuity who is named.
//
// Invariant: whoever touches a transfer acts in a unit that has a part in it, in a health-care role, and has opened the record; nothing is sent to where
// nobody signs in.
#pragma once

#include "modules/access/access.hpp"
#include "modules/transfer/transfer.hpp"
#include "platform/routes.hpp"

namespace koppi::transferring {

struct TransferMade {
    TransferId transfer;
};
BOOST_DESCRIBE_STRUCT(TransferMade, (), (transfer))

struct HandCallOn {
    std::optional<ProfessionalId> owner;  // absent: whoever of the unit
    wire::Text<500, 1> why;
};
BOOST_DESCRIBE_STRUCT(HandCallOn, (), (owner, why))

// Responsibility for care is written in the register of health care; nobody else reads of it.
bool may_read(const Actor& actor);

Result<TransferMade> ask(Work& work, ClientId client, const transfer::AskTransfer& command);
Result<TransferMade> emergency(Work& work, ClientId client, const transfer::TransferInEmergency& command);
Result<Done> accept(Work& work, TransferId transfer, const transfer::AcceptTransfer& command);
Result<Done> see(Work& work, TransferId transfer);
Result<Done> ask_back(Work& work, TransferId transfer, const transfer::WriteTransferWords& command);
Result<Done> tell(Work& work, TransferId transfer, const transfer::WriteTransferWords& command);
Result<Done> decline(Work& work, TransferId transfer, const transfer::EndTransfer& command);
Result<Done> withdraw(Work& work, TransferId transfer, const transfer::EndTransfer& command);
Result<Done> postpone(Work& work, TransferId transfer, const transfer::PostponeTransfer& command);
Result<Done> close_step(Work& work, TransferId transfer, const transfer::CloseStep& command);
Result<Done> called(Work& work, TransferId transfer, const transfer::RecordFollowUpCall& command);
Result<Done> hand_call_on(Work& work, TransferId transfer, const HandCallOn& command);
Result<Done> review(Work& work, TransferId transfer, const transfer::ReviewStay& command);

// Who went home and is in hospital again, as was planned before: nobody has touched anything at the instant at which that began.
std::vector<ClientId> back_in_hospital(sql::Reader& rows, Instant now);
// What was to be done for them at home lapses.
void lapse_aftercare(Work& work);

routes::Routes routes();

}  // namespace koppi::transferring
