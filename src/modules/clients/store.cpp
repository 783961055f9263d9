// Clients, store: tables client, client_name_key, client_email.
#include "modules/clients/store.hpp"

#include "core/text.hpp"

namespace koppi::clients {

namespace {

#define CLIENT_LINE_COLUMNS \
    "c.client, c.family_name, c.given_names, c.born, c.hetu, c.language, c.interpreter_language, c.non_disclosure, c.died"

constexpr sql::Query find_client_line{"clients.find_line", "select " CLIENT_LINE_COLUMNS " from client c where c.client = $1"};
constexpr sql::Query find_client{"clients.find_client", "select 1 from client where client = $1"};
constexpr sql::Query find_born{"clients.find_born", "select born from client where client = $1"};
constexpr sql::Query find_details{"clients.find_details", R"(
    select family_name, given_names, born, hetu, hetu_is_doubtful, language, interpreter_language, non_disclosure, municipality, phone,
           address, died
    from client where client = $1)"};
constexpr sql::Query find_reach{"clients.find_reach", R"(
    select c.family_name, c.given_names, c.language, c.non_disclosure, c.phone, e.email, c.address, c.died
    from client c left join client_email e on e.client = c.client
    where c.client = $1)"};
constexpr sql::Query find_holder{"clients.find_holder", "select client from client where hetu = $1 and hetu_is_doubtful = 0"};
constexpr sql::Query list_by_hetu{"clients.list_by_hetu",
                                  "select " CLIENT_LINE_COLUMNS " from client c where c.hetu = $1 order by c.sort_key, c.client limit $2"};
constexpr sql::Query list_by_phone{"clients.list_by_phone",
                                   "select " CLIENT_LINE_COLUMNS " from client c where c.phone = $1 order by c.sort_key, c.client limit $2"};
constexpr sql::Query list_by_born{"clients.list_by_born",
                                  "select " CLIENT_LINE_COLUMNS " from client c where c.born = $1 order by c.sort_key, c.client limit $2"};
// The first word drives: its range of keys is read from the index alone; the others are looked up client by client.
// A word that is not asked for is the empty range from '' to ''.
#define OTHER_WORDS                                                                                                                         \
    "($3 = '' or exists (select 1 from client_name_key o where o.client = k.client and o.key >= $3 and o.key < $4)) and "                    \
    "($5 = '' or exists (select 1 from client_name_key o where o.client = k.client and o.key >= $5 and o.key < $6)) and "                    \
    "($7 = '' or exists (select 1 from client_name_key o where o.client = k.client and o.key >= $7 and o.key < $8))"
constexpr sql::Query list_by_words{"clients.list_by_words", R"(
    select k.sort_key, k.client
    from client_name_key k
    where k.key >= $1 and k.key < $2 and )" OTHER_WORDS R"(
    order by k.sort_key, k.client limit $9)"};
constexpr sql::Query list_by_words_and_born{"clients.list_by_words_and_born", R"(
    select k.sort_key, k.client
    from client_name_key k
    where k.key >= $1 and k.key < $2 and )" OTHER_WORDS R"(
      and exists (select 1 from client c where c.client = k.client and c.born = $9)
    order by k.sort_key, k.client limit $10)"};
// The other way round, for words that many people have ("ma"): from the first page of the telephone book, until enough are found.
constexpr sql::Query list_first_pages{"clients.list_first_pages", R"(
    select k.sort_key, k.client
    from (select sort_key, client from client order by sort_key, client limit 3000) k
    where exists (select 1 from client_name_key o where o.client = k.client and o.key >= $1 and o.key < $2) and )" OTHER_WORDS R"(
    order by k.sort_key, k.client limit $9)"};
// How common a word is, counted no further than it takes to choose.
constexpr sql::Query count_word{"clients.count_word", R"(
    select count(*) from (select 1 from client_name_key where key >= $1 and key < $2 limit $3) w)"};

constexpr sql::Query insert_client{"clients.insert_client", R"(
    insert into client (client, family_name, given_names, born, hetu, hetu_is_doubtful, language, interpreter_language, non_disclosure,
                        municipality, phone, address, died, sort_key)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14))"};
constexpr sql::Query update_client{"clients.update_client", R"(
    update client set family_name = $2, given_names = $3, born = $4, hetu = $5, hetu_is_doubtful = $6, language = $7,
                      interpreter_language = $8, non_disclosure = $9, municipality = $10, phone = $11, address = $12, died = $13,
                      sort_key = $14
    where client = $1)"};
constexpr sql::Query delete_email{"clients.delete_email", "delete from client_email where client = $1"};
constexpr sql::Query insert_email{"clients.insert_email", "insert into client_email (client, email) values ($1, $2)"};
constexpr sql::Query delete_keys{"clients.delete_keys", "delete from client_name_key where client = $1"};
constexpr sql::Query insert_key{"clients.insert_key", "insert into client_name_key (client, key, sort_key) values ($1, $2, $3)"};

constexpr sql::Query list_residents{"clients.list_residents", "select client, municipality from client where died is null order by client"};
constexpr sql::Query count_residents{"clients.count_residents", "select count(*) from client where died is null"};

struct LineRow {
    ClientId client;
    std::string family_name;
    std::string given_names;
    std::optional<Date> born;
    std::optional<std::string> hetu;
    Language language;
    std::optional<std::string> interpreter_language;
    bool non_disclosure;
    std::optional<Date> died;
};
BOOST_DESCRIBE_STRUCT(LineRow, (), (client, family_name, given_names, born, hetu, language, interpreter_language, non_disclosure, died))

struct FoundByWords {
    sql::Blob sort_key;
    ClientId client;
};
BOOST_DESCRIBE_STRUCT(FoundByWords, (), (sort_key, client))

ClientLine line_of(LineRow row) {
    return {.client = row.client,
            .family_name = std::move(row.family_name),
            .given_names = std::move(row.given_names),
            .born = row.born,
            .hetu_masked = row.hetu ? std::optional(rules::masked(*row.hetu)) : std::nullopt,
            .language = row.language,
            .interpreter_language = std::move(row.interpreter_language),
            .non_disclosure = row.non_disclosure,
            .died = row.died};
}

template <class... Args>
std::vector<ClientLine> client_lines(sql::Reader& rows, const sql::Query& query, const Args&... args) {
    std::vector<ClientLine> lines;
    rows.each<LineRow>(query, [&](LineRow row) { lines.push_back(line_of(std::move(row))); }, args...);
    return lines;
}

// The words that begin with `prefix` lie from it up to this.
std::string end_of_range(const std::string& prefix) { return prefix.empty() ? std::string() : prefix + "\xf4\x8f\xbf\xbf"; }

// At most four words are looked at: a fifth would hardly narrow what four have left.
constexpr std::size_t words_max = 4;

// A client stands in a range as often as words of the name begin alike ("Mari Maarit Maarala"), one row after another. `distinct` in SQL
// would sort the whole range to find that out; the first few rows are cheaper, and hardly ever too few.
template <class Ask>
std::vector<ClientId> each_once(int limit, Ask ask) {
    for (int rows_max = limit * 3;; rows_max *= 4) {
        const auto found = ask(rows_max);
        std::vector<ClientId> clients;
        for (const auto& one : found)
            if (static_cast<int>(clients.size()) < limit && (clients.empty() || clients.back() != one.client)) clients.push_back(one.client);
        if (static_cast<int>(clients.size()) == limit || static_cast<int>(found.size()) < rows_max) return clients;
    }
}

std::vector<ClientLine> by_words(sql::Reader& rows, std::vector<std::string> words, const std::vector<Date>& born, int limit) {
    // Longer words are rarer: those are counted first, and mostly alone.
    std::stable_sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    words.resize(std::min(words.size(), words_max));
    constexpr std::int64_t common = 4000;
    const auto count = [&](const std::string& word) { return rows.number(count_word, word, end_of_range(word), common); };
    std::size_t rarest = 0;
    std::int64_t fewest = count(words[0]);
    for (std::size_t i = 1; i < words.size() && fewest > 50; ++i)
        if (const auto n = count(words[i]); n < fewest) {
            fewest = n;
            rarest = i;
        }
    std::swap(words[0], words[rarest]);
    words.resize(words_max);
    std::array<std::string, words_max> ends;
    std::transform(words.begin(), words.end(), ends.begin(), end_of_range);

    std::vector<ClientLine> lines;
    const auto add = [&](const std::vector<ClientId>& clients) {
        for (const auto client : clients)
            if (auto shown = line(rows, client)) lines.push_back(std::move(*shown));
    };
    if (born.empty() && fewest == common) {
        const auto first = rows.all<FoundByWords>(list_first_pages, words[0], ends[0], words[1], ends[1], words[2], ends[2], words[3],
                                                  ends[3], limit);
        if (static_cast<int>(first.size()) == limit) {
            std::vector<ClientId> clients;
            for (const auto& one : first) clients.push_back(one.client);
            add(clients);
            return lines;
        }
    }
    if (born.empty())
        add(each_once(limit, [&](int rows_max) {
            return rows.all<FoundByWords>(list_by_words, words[0], ends[0], words[1], ends[1], words[2], ends[2], words[3], ends[3],
                                          rows_max);
        }));
    for (const Date date : born)
        add(each_once(limit, [&](int rows_max) {
            return rows.all<FoundByWords>(list_by_words_and_born, words[0], ends[0], words[1], ends[1], words[2], ends[2], words[3],
                                          ends[3], date, rows_max);
        }));
    return lines;
}

// The telephone-book order is the same for Finnish and Swedish names, and one list has one order.
std::vector<std::uint8_t> client_order(const events::ClientDetails& details) {
    return sort_key(details.family_name + " " + details.given_names, Language::fi);
}

void write_keys(sql::Tables& tables, ClientId client, const events::ClientDetails& details, const std::vector<std::uint8_t>& order) {
    for (const auto& key : rules::name_keys(details)) tables.run(insert_key, client, key, order);
}

void write_client(sql::Tables& tables, const sql::Query& query, ClientId client, const events::ClientDetails& d,
                  const std::vector<std::uint8_t>& order) {
    tables.run(query, client, d.family_name, d.given_names, d.born, d.hetu, d.hetu_is_doubtful, d.language, d.interpreter_language,
               d.non_disclosure, d.municipality, d.phone, d.address, d.died, order);
}

}  // namespace

namespace store {

bool exists(sql::Reader& rows, ClientId client) { return rows.number(find_client, client) == 1; }

std::optional<ClientId> holder_of(sql::Reader& rows, const std::string& hetu) { return rows.first<ClientId>(find_holder, hetu); }

std::vector<ClientLine> search(sql::Reader& rows, const rules::Search& search, int limit) {
    if (search.hetu) return client_lines(rows, list_by_hetu, search.hetu->text(), limit);

    std::vector<ClientLine> found;
    const auto add = [&](std::vector<ClientLine> more) {
        for (auto& one : more) {
            const bool known = std::any_of(found.begin(), found.end(), [&](const ClientLine& other) { return other.client == one.client; });
            if (!known && static_cast<int>(found.size()) < limit) found.push_back(std::move(one));
        }
    };
    if (search.phone) add(client_lines(rows, list_by_phone, *search.phone, limit));
    if (!search.words.empty()) {
        add(by_words(rows, search.words, search.born, limit));
    } else {
        for (const Date date : search.born) add(client_lines(rows, list_by_born, date, limit));
    }
    return found;
}

}  // namespace store

std::optional<ClientLine> line(sql::Reader& rows, ClientId client) {
    auto row = rows.first<LineRow>(find_client_line, client);
    if (!row) return std::nullopt;
    return line_of(std::move(*row));
}

std::optional<events::ClientDetails> details(sql::Reader& rows, ClientId client) {
    return rows.first<events::ClientDetails>(find_details, client);
}

std::optional<Reach> reach(sql::Reader& rows, ClientId client) { return rows.first<Reach>(find_reach, client); }

std::optional<Date> born(sql::Reader& rows, ClientId client) {
    return rows.first<std::optional<Date>>(find_born, client).value_or(std::nullopt);
}

std::vector<Resident> residents(sql::Reader& rows) { return rows.all<Resident>(list_residents); }
std::int64_t residents_count(sql::Reader& rows) { return rows.number(count_residents); }
std::vector<ClientLine> by_phone(sql::Reader& rows, std::string_view digits, int limit) {
    return client_lines(rows, list_by_phone, digits, limit);
}

void project(sql::Tables& tables, const events::ClientRegistered& event, const Stamp&) {
    const auto order = client_order(event.details);
    write_client(tables, insert_client, event.client, event.details, order);
    write_keys(tables, event.client, event.details, order);
}

void project(sql::Tables& tables, const events::ClientDetailsChanged& event, const Stamp&) {
    const auto order = client_order(event.details);
    write_client(tables, update_client, event.client, event.details, order);
    tables.run(delete_keys, event.client);
    write_keys(tables, event.client, event.details, order);
}

void project(sql::Tables& tables, const events::ClientEmailSet& event, const Stamp&) {
    tables.run(delete_email, event.client);
    if (event.email) tables.run(insert_email, event.client, *event.email);
}

}  // namespace koppi::clients
