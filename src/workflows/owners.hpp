// Owners: to whom a matter could go, and to whom a contact that waits is proposed. The directory knows who can be reached, scheduling who is
// absent, continuity who is named, routing who had a matter of the client before; the order is the catalogue's.
#pragma once

#include "modules/contact/contact.hpp"
#include "modules/routing/routing.hpp"

namespace koppi::owners {

// Who is asked about, for whom, and at which moment.
struct Question {
    MatterId matter;
    ClientId client;
    std::optional<ProfessionalId> asker;  // oneself is no other
    std::optional<UnitId> near;           // where the asked competence is looked for first, when nobody is named
    Instant at;
    Instant promise_by;
    // Of a moment that is past only the absences are known, not who said that they were away.
    bool is_past = false;
};
// Where somebody works, and whether they can be reached between two moments; absent: they sign in no more. Of a moment that is past only absences count.
std::optional<routing::whom::Person> person_at(sql::Reader& rows, ProfessionalId professional, Instant at, Instant promise_by, bool is_past = false);

struct Known {
    routing::whom::Facts facts;
    std::optional<Instant> earlier_at;  // when the earlier handler had it
};
Known known(sql::Reader& rows, const Question& question, int earlier_within_days);
// The question as whoever acts asks it now; absent while nobody knows whose the matter is.
std::optional<Question> question(sql::Reader& rows, MatterId matter, const Actor& actor, Instant now);
// Why the rules propose this person, or this team; absent when they do not.
std::optional<events::RoutedBecause> reason_for(sql::Reader& rows, MatterId matter, const Actor& actor, Instant now,
                                                const std::optional<ProfessionalId>& person, const std::optional<routing::whom::Team>& team);

// ---- contacts that wait

// To whom this one is proposed, were it proposed now; absent where its line proposes nothing.
std::optional<contact::Chain> chain_for(sql::Reader& rows, const contact::ContactRow& contact, Instant now);
// One that has just come in.
void direct(Work& work, ContactId contact);
// A job of the house: who left passes on what was proposed to them, and so does who left it unopened. Returns how many moved.
int direct_waiting(Work& work);

// ---- a changed order, before it is switched on

// A decision that would have proposed somebody else first. Absent names: the team, or nobody.
struct Moved {
    std::optional<events::RoutedBecause> from;
    std::optional<events::RoutedBecause> to;
    int matters;
};
BOOST_DESCRIBE_STRUCT(Moved, (), (from, to, matters))
struct MovedBetween {
    std::string from;
    std::string to;
    int matters;
};
BOOST_DESCRIBE_STRUCT(MovedBetween, (), (from, to, matters))
struct Comparison {
    int days;
    int matters;     // passed on in these days
    int elsewhere;   // of them, for whom somebody else would have been proposed first
    std::vector<Moved> because;
    std::vector<MovedBetween> who;  // the most first
};
BOOST_DESCRIBE_STRUCT(Comparison, (), (days, matters, elsewhere, because, who))
Comparison compare(sql::Reader& rows, const knowledge::Routing& now_used, const knowledge::Routing& wanted, Instant now);

}  // namespace koppi::owners
